package org.letterboard.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.FlowedText;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;

/// Which parts of a message are its text, and which are attached to it.
final class Contents {

    // A person reads no more; the source has it all.
    private static final int LONGEST_TEXT = 2_000_000;
    // A plain alternative shorter than this may be a stub ("your program cannot show HTML").
    private static final int STUB = 300;

    // Parts of reports that are read elsewhere and nobody wants to download.
    private static final Set<String> REPORTS = Set.of(
            "message/delivery-status",
            "message/disposition-notification",
            "message/feedback-report",
            "text/rfc822-headers",
            "message/global-delivery-status");
    // Texts only in name: to a person they are files.
    private static final Set<String> FILES = Set.of(
            "text/calendar", "text/csv", "text/vcard", "text/x-vcard", "text/rtf", "text/x-patch", "text/x-diff");

    private final MimeTree tree;
    private final List<Part> parts;
    private final List<String> notes;
    private final List<Attachment> attachments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private boolean hasHtml;
    private boolean hasPlain;

    /// The texts of one place: of one multipart/alternative, or one text part that stands alone.
    private record Section(List<Part> plain, List<Part> html) {}

    private Contents(MimeTree tree, List<String> notes) {
        this.tree = tree;
        this.parts = tree.parts();
        this.notes = notes;
    }

    static Contents of(MimeTree tree, List<String> notes) {
        var contents = new Contents(tree, notes);
        contents.sections().forEach(contents::add);
        return contents;
    }

    String text() {
        return text.toString();
    }

    @Nullable
    String html() {
        return hasHtml ? html.toString() : null;
    }

    /// True where all of the text was made from HTML.
    boolean isHtmlOnly() {
        return hasHtml && !hasPlain;
    }

    List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    private Iterable<Section> sections() {
        Map<Integer, Section> sections = new LinkedHashMap<>();
        for (var part : parts) {
            if (part.enclosed() || (part.isMultipart() && hasParts(part)) || REPORTS.contains(part.type())) continue;
            if (isText(part, sections.isEmpty())) {
                var section = sections.computeIfAbsent(
                        place(part), place -> new Section(new ArrayList<>(), new ArrayList<>()));
                (part.type().equals("text/html") ? section.html() : section.plain()).add(part);
            } else {
                if (Winmail.is(part)) attachments.addAll(Attachment.unpacked(tree, part, notes));
                else attachments.add(Attachment.of(tree, part));
            }
        }
        return sections.values();
    }

    private boolean hasParts(Part part) {
        return part.index() + 1 < parts.size() && parts.get(part.index() + 1).parent() == part.index();
    }

    private boolean isText(Part part, boolean isFirst) {
        if (!part.type().startsWith("text/") || FILES.contains(part.type())) return false;
        if (part.disposition().equals("attachment") || part.disposition().equals("reaction")) return false;
        if (part.type().endsWith("+json")) return false;
        return isFirst || part.fileName() == null;
    }

    /// The alternative that a part is one of, else the part itself.
    private int place(Part part) {
        for (var above = part.parent(); above >= 0; above = parts.get(above).parent())
            if (parts.get(above).type().equals("multipart/alternative")) return above;
        return part.index();
    }

    private void add(Section section) {
        var plain = joined(section.plain());
        var markup = joined(section.html());
        if (markup.isBlank()) {
            hasPlain |= !plain.isBlank();
            addText(plain);
            html.append("<pre>").append(Entities.escape(plain)).append("</pre>\n");
            return;
        }
        hasHtml = true;
        html.append(markup).append('\n');
        if (RunTogether.may(plain, markup)) {
            var fromHtml = HtmlText.of(markup, notes);
            if (RunTogether.is(plain, fromHtml)) {
                notes.add("text: from the HTML, the plain text has lost its line ends");
                addText(fromHtml);
                return;
            }
        }
        if (plain.length() >= STUB) {
            hasPlain = true;
            addText(plain);
            return;
        }
        var fromHtml = HtmlText.of(markup, notes);
        var isStub = plain.isBlank() || fromHtml.length() > 10 * plain.length() + STUB;
        if (isStub)
            notes.add("text: from the HTML, " + (plain.isBlank() ? "no plain text" : "the plain text is a stub"));
        hasPlain |= !isStub;
        addText(isStub ? fromHtml : plain);
    }

    private void addText(String words) {
        var room = LONGEST_TEXT - text.length();
        if (words.length() > room) notes.add("text: cut after " + LONGEST_TEXT + " characters");
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append('\n');
        text.append(words, 0, Math.max(0, Math.min(room, words.length())));
    }

    private String joined(List<Part> texts) {
        var out = new StringBuilder();
        for (var part : texts) {
            if (out.length() > LONGEST_TEXT) break;
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') out.append('\n');
            out.append(decoded(part));
        }
        return out.toString();
    }

    private String decoded(Part part) {
        var decoded = tree.text(part, LONGEST_TEXT * 2);
        if (!decoded.repaired().isEmpty()) notes.add("charset: " + decoded.repaired());
        var isFlowed = "flowed".equalsIgnoreCase(part.contentType().get("format"))
                && part.type().equals("text/plain");
        if (!isFlowed) return decoded.text();
        return FlowedText.decode(
                decoded.text(), "yes".equalsIgnoreCase(part.contentType().get("delsp")));
    }
}
