package org.letterboard.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.RawMessage;
import org.letterboard.reports.Reports;

/// Reads a message: the way in to this room.
public final class Reading {

    // A stranger's thousand broken parts must not make a thousand notes.
    private static final int MOST_NOTES = 100;

    private Reading() {}

    public static Letter read(byte[] raw) {
        return read(raw, Envelope.UNKNOWN);
    }

    /// Never throws. This is the room's one catch-all: strangers write the input, and a message that finds a fault in
    /// our reading must be set aside with a reason and not stop the desk.
    public static Letter read(byte[] raw, Envelope envelope) {
        var notes = new ArrayList<String>();
        try {
            return open(RawMessage.of(raw), envelope, notes);
        } catch (RuntimeException bug) {
            return Letter.unreadable(limited(notes), "the reading failed: " + bug);
        }
    }

    /// Only what the header says; the body is not looked at.
    public static Head head(RawMessage message) {
        return Head.read(message, new ArrayList<>());
    }

    private static Letter open(RawMessage message, Envelope envelope, List<String> notes) {
        var head = Head.read(message, notes);
        var marks = RobotMarks.read(message);
        var tree = MimeTree.of(message);
        notes.addAll(tree.notes());
        var contents = Contents.of(tree, notes);
        var blocks = Blocks.split(contents.text(), head.subject(), notes);
        var body = new Body(blocks, contents.html(), contents.isHtmlOnly());
        var report = Reports.read(tree, header(message, head, envelope), contents.text());
        var facts = new KindRules.Facts(head, marks, tree, body, contents.attachments(), envelope, report);
        var sort = KindRules.decide(facts);
        notes.add("kind: " + sort.kind().word() + ", " + sort.why());
        if (report != null && sort.kind() == Kind.BOUNCE) notes.addAll(report.notes());
        var bounce = report == null || sort.kind() != Kind.BOUNCE ? null : report.bounce();
        return new Letter(head, sort.kind(), body, contents.attachments(), bounce, marks, limited(notes), null);
    }

    private static Reports.Header header(RawMessage message, Head head, Envelope envelope) {
        Set<String> ours = new HashSet<>();
        for (var mailbox : head.to()) ours.add(mailbox.address().key());
        var from = head.from() == null ? null : head.from().address();
        if (from != null) ours.add(from.key());
        var nullSender = envelope.nullSender()
                || message.value("Return-Path").filter("<>"::equals).isPresent();
        return new Reports.Header(
                from,
                head.fromName(),
                head.subject(),
                ours,
                nullSender,
                !head.inReplyTo().isEmpty());
    }

    private static List<String> limited(List<String> notes) {
        return List.copyOf(notes.size() > MOST_NOTES ? notes.subList(0, MOST_NOTES) : notes);
    }
}
