package org.letterboard.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import org.letterboard.settings.MailboxSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An account that we are logged in to, with its folder open. Messages are known by their UID only: numbers change
/// under us. No command here makes one seen, and none removes what we have not moved.
final class Account implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Account.class);

    /// A message that lies in the folder.
    ///
    /// @param size    as the server says; some guess
    /// @param deleted marked so by somebody, who may take it away at any time
    record Lying(long uid, long size, boolean deleted) {}

    /// @param more something came while we looked
    record Look(List<Lying> messages, boolean more) {}

    private interface Ask<T> {
        T of(IMAPProtocol protocol) throws ProtocolException;
    }

    private final Line line;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final IMAPProtocol protocol;
    private final String done;
    private final Idling idling;
    private int known;

    private Account(Line line, IMAPStore store, IMAPFolder folder, IMAPProtocol protocol, String done, Idling idling) {
        this.line = line;
        this.store = store;
        this.folder = folder;
        this.protocol = protocol;
        this.done = done;
        this.idling = idling;
    }

    /// Logs in and opens the folder.
    static Account connect(MailboxSettings mailbox, Line line, Patience patience) throws Trouble {
        try {
            var session = Session.getInstance(Login.properties(mailbox, line, patience.answer()));
            var store = (IMAPStore) session.getStore("imap");
            store.connect(
                    mailbox.host(),
                    mailbox.port(),
                    mailbox.user(),
                    mailbox.password().value());
            var names = FolderNames.of(store);
            var folder = (IMAPFolder) store.getFolder(names.real(mailbox.folder()));
            folder.open(Folder.READ_WRITE);
            var protocol = (IMAPProtocol) folder.doCommand(p -> p);
            var account =
                    new Account(line, store, folder, protocol, names.real(mailbox.done()), new Idling(patience.idle()));
            account.makeDone();
            return account;
        } catch (MessagingException failure) {
            line.hangUp();
            throw Trouble.of(failure);
        } catch (Trouble failure) {
            line.hangUp();
            throw failure;
        }
    }

    /// Stays the same while UIDs do (RFC 3501 section 2.3.1.1).
    long validity() throws Trouble {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException failure) {
            throw Trouble.of(failure);
        }
    }

    String tls() {
        return line.tls();
    }

    String done() {
        return done;
    }

    /// All that lies in the folder, oldest first.
    Look look() throws Trouble {
        return ask(p -> {
            p.noop();
            var look = look(say(p, "UID FETCH 1:* (UID RFC822.SIZE FLAGS)", null));
            known = look.messages().size();
            return look;
        });
    }

    private static Look look(Response[] answers) {
        var lying = new ArrayList<Lying>();
        var exist = 0;
        for (var answer : answers) {
            if (answer instanceof FetchResponse fetched) lying(fetched).ifPresent(lying::add);
            else if (answer instanceof IMAPResponse said && said.keyEquals("EXISTS")) exist = said.getNumber();
        }
        return new Look(List.copyOf(lying), exist > lying.size());
    }

    // Where somebody changes a flag meanwhile, the server says that and nothing else of the message.
    private static Optional<Lying> lying(FetchResponse fetched) {
        var uid = fetched.getItem(UID.class);
        var size = fetched.getItem(RFC822SIZE.class);
        var flags = fetched.getItem(FLAGS.class);
        if (uid == null || size == null) return Optional.empty();
        return Optional.of(new Lying(uid.uid, size.size, flags != null && flags.contains(Flags.Flag.DELETED)));
    }

    /// So many bytes of a message from there on, fewer at its end; empty where there is no such message any more.
    Optional<byte[]> piece(long uid, long from, int length) throws Trouble {
        var what = "UID FETCH " + uid + " (UID BODY.PEEK[]<" + from + "." + length + ">)";
        return ask(p -> Arrays.stream(say(p, what, null))
                .filter(FetchResponse.class::isInstance)
                .map(FetchResponse.class::cast)
                .filter(fetched -> isOf(uid, fetched))
                .flatMap(fetched -> Optional.ofNullable(fetched.getItem(BODY.class)).stream())
                .findFirst()
                .map(body -> bytes(body, from)));
    }

    private static boolean isOf(long uid, FetchResponse fetched) {
        var said = fetched.getItem(UID.class);
        return said != null && said.uid == uid;
    }

    private static byte[] bytes(BODY body, long from) {
        // Some servers give the whole where a piece was asked for, and then say no origin.
        if (body.getOrigin() != from && !(body.getOrigin() == -1 && from == 0))
            throw new IllegalStateException("asked for bytes from " + from + ", got those from " + body.getOrigin());
        var data = body.getByteArray();
        return data == null ? new byte[0] : data.getNewBytes();
    }

    /// Moves one message to the folder for what is done. Where the server has no MOVE (RFC 6851) it is copied
    /// and removed alone; without UIDPLUS (RFC 4315), too, it stays marked, since EXPUNGE would remove what
    /// others marked.
    void move(long uid) throws Trouble {
        ask(p -> {
            if (p.hasCapability("MOVE")) {
                toDone(p, "UID MOVE", uid);
            } else {
                toDone(p, "UID COPY", uid);
                say(p, "UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)", null);
                if (p.hasCapability("UIDPLUS")) say(p, "UID EXPUNGE " + uid, null);
            }
            return true;
        });
    }

    private void toDone(IMAPProtocol p, String command, long uid) throws ProtocolException {
        var arguments = new Argument();
        arguments.writeAtom(String.valueOf(uid));
        if (p.supportsUtf8()) arguments.writeString(done, StandardCharsets.UTF_8);
        else arguments.writeString(BASE64MailboxEncoder.encode(done));
        say(p, command, arguments);
    }

    private void makeDone() throws Trouble {
        ask(p -> {
            if (p.list("", done) == null) makeDone(p);
            return true;
        });
    }

    private void makeDone(IMAPProtocol p) throws ProtocolException {
        try {
            p.create(done);
            p.subscribe(done);
            log.info("folder made name=\"{}\"", done);
        } catch (CommandFailedException refused) {
            // Another of our accounts may have been quicker.
            if (p.list("", done) == null) throw refused;
        }
    }

    boolean canIdle() throws Trouble {
        return ask(p -> p.hasCapability("IDLE"));
    }

    /// Returns when something may have come, after a while, or at [#endWait].
    void awaitNews() throws Trouble {
        ask(p -> {
            idling.await(p, known);
            return true;
        });
    }

    /// From any thread.
    void endWait() {
        idling.end();
    }

    private <T> T ask(Ask<T> ask) throws Trouble {
        var answer = new AtomicReference<Optional<T>>(Optional.empty());
        try {
            folder.doCommand(p -> {
                // For a folder that was closed under us the library takes another connection, where none is open.
                if (!p.equals(protocol)) throw new ConnectionException("the server closed the folder");
                answer.set(Optional.of(ask.of(p)));
                return null;
            });
            return answer.get().orElseThrow();
        } catch (MessagingException failure) {
            throw Trouble.of(failure);
        }
    }

    private static Response[] say(IMAPProtocol p, String command, @Nullable Argument arguments)
            throws ProtocolException {
        var answers = p.command(command, arguments);
        p.notifyResponseHandlers(answers);
        p.handleResult(answers[answers.length - 1]);
        return answers;
    }

    /// Takes leave without closing the folder: CLOSE would remove what is marked (RFC 3501 section 6.4.2).
    @Override
    public void close() {
        try {
            if (folder.isOpen())
                folder.doCommand(p -> {
                    p.logout();
                    return null;
                });
            store.close();
        } catch (MessagingException gone) {
            log.debug("the server did not wait for the farewell", gone);
        }
        line.hangUp();
    }
}
