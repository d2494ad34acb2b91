package org.letterboard.reading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EncodedWords;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;

/// A part that is no text of the message.
///
/// @param part      by which [#open] finds it again in the same bytes: a part's index, or that and the place of a file
///     that lies in it
/// @param name      for people, never a path; made from the type where the sender gave none
/// @param size      of the decoded bytes
/// @param contentId without angle brackets, by which the HTML may show it; null where there is none
/// @param inline    it is shown in the text and not listed below it
public record Attachment(
        int part,
        String name,
        String type,
        long size,
        @Nullable String contentId,
        boolean inline) {

    private static final int LONGEST_NAME = 150;
    // More than a message can have parts.
    private static final int PACKED = 10_000;

    static Attachment of(MimeTree tree, Part part) {
        var inline = part.disposition().equals("inline") || part.disposition().isEmpty();
        return new Attachment(
                part.index(),
                name(tree, part),
                part.type(),
                tree.size(part),
                part.contentId(),
                inline && part.contentId() != null);
    }

    /// The files in a part that holds several (`winmail.dat`); the part itself where it cannot be unpacked.
    static List<Attachment> unpacked(MimeTree tree, Part part, List<String> notes) {
        var files = Winmail.files(tree.content(part, Winmail.LARGEST), notes);
        if (files.isEmpty()) return List.of(of(tree, part));
        var attachments = new ArrayList<Attachment>();
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var number = (i + 1) * PACKED + part.index();
            var name = safe(file.name(), "file-" + (i + 1));
            attachments.add(new Attachment(number, name, file.type(), file.bytes().length, null, false));
        }
        return attachments;
    }

    /// The decoded bytes of an attachment of `raw`, for a download; empty where there is no such part.
    public static Optional<InputStream> open(byte[] raw, int number) {
        var tree = MimeTree.of(raw);
        var index = number % PACKED;
        if (number < 0 || index >= tree.parts().size()) return Optional.empty();
        var part = tree.parts().get(index);
        if (number < PACKED) return Optional.of(tree.open(part));
        var files = Winmail.files(tree.content(part, Winmail.LARGEST), new ArrayList<>());
        var place = number / PACKED - 1;
        return place < files.size()
                ? Optional.of(new ByteArrayInputStream(files.get(place).bytes()))
                : Optional.empty();
    }

    private static String name(MimeTree tree, Part part) {
        var name = part.fileName();
        if (name == null && part.isMessage()) name = subject(tree, part);
        if (name == null) name = "part-" + part.index() + ending(part.type());
        return safe(name, "part-" + part.index());
    }

    /// Whoever saves it must not write elsewhere than they meant; the last step of a path is the name.
    private static String safe(String name, String otherwise) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
        return kept.isBlank() || kept.chars().allMatch(c -> c == '.') ? otherwise : kept;
    }

    private static @Nullable String subject(MimeTree tree, Part part) {
        var inner = tree.children(part);
        if (inner.isEmpty()) return null;
        var subject = inner.getFirst()
                .header()
                .value("Subject")
                .map(EncodedWords::decode)
                .orElse("");
        return subject.isBlank() ? null : subject.replace('/', '-').replace('\\', '-') + ".eml";
    }

    private static String ending(String type) {
        return switch (type) {
            case "text/plain" -> ".txt";
            case "text/html" -> ".html";
            case "text/calendar" -> ".ics";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/gif" -> ".gif";
            case "application/pdf" -> ".pdf";
            case "message/rfc822", "message/global" -> ".eml";
            case "application/pgp-signature" -> ".asc";
            default -> ".bin";
        };
    }
}
