package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message that was made of another: the fields that say who wrote it and when, other words, and the attachments byte
/// for byte.
public final class Reworded {

    // No line of quoted-printable can hold `=_`; whether a part does is looked up.
    private static final String BOUNDARY = "=_letterboard_words_";

    private final byte[] original;
    private final String subject;
    private final @Nullable String parent;

    /// @param original the whole message as it came
    /// @param subject  of the new one
    /// @param parent   Message-ID of what it answers; null where that is not known
    public Reworded(byte[] original, String subject, @Nullable String parent) {
        this.original = original;
        this.subject = subject;
        this.parent = parent;
    }

    /// @param text  the words; any line ends
    /// @param parts of the original, by their place in its [MimeTree], that go along
    public byte[] with(String text, List<Integer> parts) {
        var raw = RawMessage.of(original);
        var out = new ByteArrayOutputStream(original.length + text.length());
        for (var name : List.of("From", "Date", "Message-ID"))
            raw.fields(name).stream().limit(1).forEach(field -> write(out, raw, field));
        var header = placed().text("MIME-Version", "1.0");
        if (parts.isEmpty()) writeText(out, header, text);
        else writeMixed(out, header, text, parts);
        return out.toByteArray();
    }

    /// The same message under this subject and parent; nothing else is changed.
    public byte[] retitled() {
        var raw = RawMessage.of(original);
        var out = new ByteArrayOutputStream(original.length);
        for (var field : raw.fields())
            if (!field.isCalled("Subject") && !field.isCalled("In-Reply-To") && !field.isCalled("References"))
                write(out, raw, field);
        write(out, placed() + "\r\n");
        out.write(original, raw.bodyStart(), raw.end() - raw.bodyStart());
        return out.toByteArray();
    }

    private HeaderWriter placed() {
        var header = new HeaderWriter().text("Subject", subject);
        if (parent != null) header.ids("In-Reply-To", List.of(parent), "").ids("References", List.of(parent), "");
        return header;
    }

    private static void write(ByteArrayOutputStream out, RawMessage raw, RawMessage.Field field) {
        var bytes = raw.raw(field);
        out.writeBytes(bytes);
        if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') write(out, "\r\n");
    }

    private static void writeText(ByteArrayOutputStream out, HeaderWriter header, String text) {
        header.parameters("Content-Type", "text/plain", Map.of("charset", "utf-8"))
                .text("Content-Transfer-Encoding", "quoted-printable");
        write(out, header + "\r\n");
        out.writeBytes(TransferCoding.quotedPrintable(NewMessage.withCrlf(text).getBytes(UTF_8)));
    }

    private void writeMixed(ByteArrayOutputStream out, HeaderWriter header, String text, List<Integer> parts) {
        var tree = MimeTree.of(original);
        var boundary = boundary();
        header.parameters("Content-Type", "multipart/mixed", Map.of("boundary", boundary));
        write(out, header + "\r\n--" + boundary + "\r\n");
        writeText(out, new HeaderWriter(), text);
        for (var index : parts) {
            var part = tree.parts().get(index);
            write(out, "\r\n--" + boundary + "\r\n");
            for (var field : part.header().fields()) {
                // Of the message itself, where it is nothing but a file, only what says how to read it.
                if (part.parent() < 0 && !field.name().regionMatches(true, 0, "Content-", 0, 8)) continue;
                write(out, part.header(), field);
            }
            write(out, "\r\n");
            out.write(original, part.bodyStart(), part.bodyEnd() - part.bodyStart());
        }
        write(out, "\r\n--" + boundary + "--\r\n");
    }

    private String boundary() {
        var number = Arrays.hashCode(original);
        while (contains((BOUNDARY + Integer.toHexString(number)).getBytes(US_ASCII))) number++;
        return BOUNDARY + Integer.toHexString(number);
    }

    private boolean contains(byte[] boundary) {
        for (var at = 0; at + boundary.length <= original.length; at++)
            if (Arrays.equals(original, at, at + boundary.length, boundary, 0, boundary.length)) return true;
        return false;
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(US_ASCII));
    }
}
