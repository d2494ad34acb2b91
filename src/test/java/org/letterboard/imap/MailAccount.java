package org.letterboard.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;

/// An account at some provider: GreenMail, in the plain and on this machine only; a [Front] before it encrypts.
public final class MailAccount implements AutoCloseable {
    public static final String USER = "walkers";
    public static final String PASSWORD = "open sesame";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    public MailAccount() {
        mail.start();
        user = mail.setUser("walkers@example.net", USER, PASSWORD);
    }

    public int port() {
        return mail.getImap().getPort();
    }

    /// Lets a message lie in the inbox. Lines may end in LF.
    public void put(String message) {
        put("INBOX", message);
    }

    public void put(String folder, String message) {
        try {
            var bytes = message.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8);
            var parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            folder(folder).orElseThrow().appendMessage(parsed, new Flags(), Date.from(Instant.now()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What lies in a folder, byte for byte.
    public List<String> in(String folder) {
        return folder(folder).map(MailAccount::messages).orElse(List.of()).stream()
                .map(MailAccount::text)
                .toList();
    }

    /// As they lie there now. The list that GreenMail hands out changes while it is read.
    public static List<StoredMessage> messages(MailFolder folder) {
        return Arrays.stream(folder.getMessages().toArray(StoredMessage[]::new))
                .filter(Objects::nonNull)
                .toList();
    }

    public boolean isSeen(String folder) {
        return messages(folder(folder).orElseThrow()).stream().anyMatch(m -> m.isSet(Flags.Flag.SEEN));
    }

    /// Marks all that lies in a folder as deleted, as a mail program does before it takes them away.
    public void markDeleted(String folder) {
        var found = folder(folder).orElseThrow();
        try {
            for (var message : messages(found))
                found.setFlags(new Flags(Flags.Flag.DELETED), true, message.getUid(), null, true);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(StoredMessage message) {
        try {
            var out = new ByteArrayOutputStream();
            message.getMimeMessage().writeTo(out);
            return out.toString(ISO_8859_1);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public void make(String folder) {
        try {
            host().createMailbox(user, folder);
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The folder of that name is another one now, and its messages are numbered anew.
    public void makeAnew(String folder) {
        try {
            var before = folder(folder).orElseThrow().getUidValidity();
            host().deleteMailbox(user, folder);
            // They are told apart by the second of their making.
            Awaitility.await().until(() -> System.currentTimeMillis() / 1000 > before);
            host().createMailbox(user, folder);
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    public void password(String other) {
        user.setPassword(other);
    }

    private Optional<MailFolder> folder(String name) {
        return Optional.ofNullable(host().getFolder(user, name));
    }

    private ImapHostManager host() {
        return mail.getManagers().getImapHostManager();
    }

    @Override
    public void close() {
        mail.stop();
    }
}
