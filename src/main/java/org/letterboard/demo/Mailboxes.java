package org.letterboard.demo;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.letterboard.demo.Cast.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into people's mailboxes over IMAP, as their mail programs do.
final class Mailboxes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Mailboxes.class);
    private static final String TIMEOUT_MS = "20000";

    private final int port;
    private final Map<Person, Store> open = new HashMap<>();
    // Nobody deletes anything, so what was read once is read.
    private final Map<Person, List<Got>> read = new HashMap<>();

    Mailboxes(int port) {
        this.port = port;
    }

    /// All mail of a person, the oldest first.
    List<Got> of(Person person) {
        try {
            return look(person);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox of " + person.name() + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the mailbox of " + person.name() + " cannot be read", e);
        }
    }

    /// The mail of a person with this subject.
    List<Got> of(Person person, String subject) {
        return of(person).stream()
                .filter(got -> got.header("Subject").equals(subject))
                .toList();
    }

    /// Waits for a mail with this subject.
    Got await(Person person, String subject) {
        return Await.until(
                person.name() + " gets \"" + subject + "\"",
                () -> of(person, subject).stream().findFirst());
    }

    /// Waits until each of them has a mail with this subject.
    List<Got> await(List<Person> people, String subject) {
        return people.stream().map(person -> await(person, subject)).toList();
    }

    /// Waits for a mail whose subject begins like this.
    Got awaitOne(Person person, String beginning) {
        return Await.until(
                person.name() + " gets \"" + beginning + "...\"",
                () -> of(person).stream()
                        .filter(got -> got.header("Subject").startsWith(beginning))
                        .findFirst());
    }

    /// Waits for the mail that comes when somebody has this many.
    Got awaitAfter(Person person, int before) {
        return Await.until(
                person.name() + " gets a mail",
                () -> of(person).stream().skip(before).findFirst());
    }

    /// Checks that these have a mail with this subject, and nobody else has.
    void only(List<Person> those, String subject) {
        await(those, subject);
        for (var person : Cast.everybody())
            Await.check(
                    those.contains(person) || of(person, subject).isEmpty(),
                    person.name() + " does not get \"" + subject + "\"");
    }

    /// The Message-IDs of what lies in a folder now; none where there is no such folder.
    ///
    /// @param name with slashes between a folder and one in it
    List<String> idsIn(Person person, String name) {
        try {
            var store = store(person);
            var separator = store.getDefaultFolder().getSeparator();
            var folder = store.getFolder(name.replace('/', separator));
            if (!folder.exists()) return List.of();
            folder.open(Folder.READ_ONLY);
            try {
                var ids = new ArrayList<String>();
                for (var message : folder.getMessages()) ids.add(message.getHeader("Message-ID")[0]);
                return ids;
            } finally {
                folder.close(false);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("the folder " + name + " of " + person.name() + " cannot be read", e);
        }
    }

    private List<Got> look(Person person) throws MessagingException, IOException {
        var known = read.computeIfAbsent(person, _ -> new ArrayList<>());
        var inbox = store(person).getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        try {
            for (var i = known.size() + 1; i <= inbox.getMessageCount(); i++) {
                var bytes = new ByteArrayOutputStream();
                inbox.getMessage(i).writeTo(bytes);
                known.add(new Got(bytes.toByteArray()));
            }
        } finally {
            inbox.close(false);
        }
        return List.copyOf(known);
    }

    private Store store(Person person) throws MessagingException {
        var known = Optional.ofNullable(open.get(person));
        if (known.isPresent()) return known.get();
        var properties = new Properties();
        properties.setProperty("mail.imap.partialfetch", "false");
        properties.setProperty("mail.imap.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.imap.timeout", TIMEOUT_MS);
        var store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", port, person.address(), MailSystem.PASSWORD);
        open.put(person, store);
        return store;
    }

    @Override
    public void close() {
        for (var store : open.values()) {
            try {
                store.close();
            } catch (MessagingException gone) {
                // The mail system ends next, and all its connections with it.
                log.debug("a mailbox was closed already", gone);
            }
        }
        open.clear();
    }
}
