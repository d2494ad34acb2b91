package org.letterboard.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.AddressList;
import org.letterboard.mail.EncodedWords;
import org.letterboard.mail.MailDate;
import org.letterboard.mail.Mailbox;
import org.letterboard.mail.MessageIds;
import org.letterboard.mail.RawMessage;

/// What the header says about the message as such.
///
/// @param messageId `<a@b>`, null where there is none
/// @param from      the first mailbox of the first From; null where no address could be read
/// @param fromName  the name in From, which may be there without an address; empty where there is none
/// @param date      null where it is missing or no date
/// @param threadIndex by which Outlook finds conversations; null where there is none
public record Head(
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        @Nullable Mailbox from,
        String fromName,
        @Nullable Mailbox sender,
        List<Mailbox> replyTo,
        List<Mailbox> to,
        List<Mailbox> cc,
        String subject,
        @Nullable Instant date,
        @Nullable String threadIndex) {

    // A subject that a page can show. The longest real ones have some 300.
    private static final int LONGEST_SUBJECT = 1_000;

    static final Head NONE =
            new Head(null, List.of(), List.of(), null, "", null, List.of(), List.of(), List.of(), "", null, null);

    static Head read(RawMessage message, List<String> notes) {
        var from = message.values("From");
        if (from.isEmpty()) notes.add("from: there is none");
        if (from.size() > 1) notes.add("from: " + from.size() + " From fields, the first one counts");
        var authors = from.isEmpty() ? List.<Mailbox>of() : AddressList.parse(from.getFirst());
        if (!from.isEmpty() && authors.isEmpty()) notes.add("from: no address in it");
        if (authors.size() > 1) notes.add("from: " + authors.size() + " authors, the first one counts");
        var author = authors.isEmpty() ? null : authors.getFirst();
        return new Head(
                id(message, notes),
                ids(message, "In-Reply-To"),
                ids(message, "References"),
                author,
                author != null ? author.name() : from.isEmpty() ? "" : AddressList.name(from.getFirst()),
                mailboxes(message, "Sender").stream().findFirst().orElse(null),
                mailboxes(message, "Reply-To"),
                mailboxes(message, "To"),
                mailboxes(message, "Cc"),
                subject(message),
                date(message, notes),
                message.value("Thread-Index").orElse(null));
    }

    private static @Nullable String id(RawMessage message, List<String> notes) {
        var ids = ids(message, "Message-ID");
        if (ids.isEmpty()) notes.add("message-id: there is none");
        return ids.isEmpty() ? null : ids.getFirst();
    }

    private static List<String> ids(RawMessage message, String name) {
        return message.value(name).map(MessageIds::parse).orElse(List.of());
    }

    // RFC 5322 allows one To; two are read as one.
    private static List<Mailbox> mailboxes(RawMessage message, String name) {
        var all = new ArrayList<Mailbox>();
        for (var value : message.values(name)) {
            all.addAll(AddressList.parse(value));
            if (all.size() >= 1_000) break;
        }
        return List.copyOf(all);
    }

    private static String subject(RawMessage message) {
        var subject = EncodedWords.decode(message.value("Subject").orElse(""));
        return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
    }

    private static @Nullable Instant date(RawMessage message, List<String> notes) {
        var value = message.value("Date");
        if (value.isEmpty()) notes.add("date: there is none");
        var date = value.flatMap(MailDate::parse).orElse(null);
        if (value.isPresent() && date == null) notes.add("date: cannot be read");
        return date;
    }
}
