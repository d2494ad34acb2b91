package org.letterboard.posting;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.HeaderWriter;
import org.letterboard.mail.MimeTree;
import org.letterboard.mail.Part;
import org.letterboard.mail.RawMessage;
import org.letterboard.posting.Rendered.Slice;

/// Puts a few lines of ours under a message without touching what is there: at the end of a plain text, as a further
/// part of a multipart/mixed, and otherwise as a second part beside the whole. What is signed or encrypted stays alone.
final class Footer {

    private final RawMessage raw;
    private final Part root;
    private final String words;
    private final String boundary;

    /// @param words    in ASCII, lines ending in CRLF
    /// @param boundary one that is nowhere in the message
    private Footer(RawMessage raw, Part root, String words, String boundary) {
        this.raw = raw;
        this.root = root;
        this.words = words;
        this.boundary = boundary;
    }

    /// The message from its Content- fields on, with the footer: to be written behind our own header.
    static List<Slice> under(RawMessage raw, String words, String boundary) {
        return new Footer(raw, MimeTree.of(raw).root(), words, boundary).slices();
    }

    /// The same without a footer.
    static List<Slice> without(RawMessage raw) {
        return List.of(text(mime(raw)), Slice.of(content(raw)), text("\r\n"), body(raw));
    }

    private List<Slice> slices() {
        if (root.type().equals("multipart/signed")
                || root.type().equals("multipart/encrypted")
                || root.type().equals("application/pkcs7-mime")) return without(raw);
        if (takesLines()) return withLines();
        var closing = root.type().equals("multipart/mixed") ? closing() : -1;
        return closing >= 0 ? withPart(closing) : wrapped();
    }

    private boolean takesLines() {
        return root.type().equals("text/plain")
                && !root.disposition().equals("attachment")
                && List.of("", "7bit", "8bit", "quoted-printable").contains(root.encoding())
                && isAsciiBased(root.charset());
    }

    private static boolean isAsciiBased(@Nullable String charset) {
        if (charset == null) return true;
        var name = charset.toLowerCase(Locale.ROOT);
        return name.equals("us-ascii")
                || name.equals("utf-8")
                || name.equals("ascii")
                || name.startsWith("iso-8859-")
                || name.startsWith("windows-125")
                || name.startsWith("koi8");
    }

    private List<Slice> withLines() {
        var gap = endsInLine(raw.end()) ? "\r\n" : "\r\n\r\n";
        var slices = new ArrayList<>(without(raw));
        slices.add(text(gap + words));
        return slices;
    }

    private boolean endsInLine(int end) {
        return end == raw.bodyStart() || raw.bytes()[end - 1] == '\n';
    }

    /// Where the closing line of the outer multipart begins; -1 where it is missing, or no line of its own.
    private int closing() {
        var outer = root.contentType().get("boundary");
        if (outer == null) return -1;
        var line = ("\n--" + outer + "--").getBytes(ISO_8859_1);
        for (var at = raw.end() - line.length; at >= raw.bodyStart(); at--) if (stands(line, at)) return at + 1;
        return -1;
    }

    private boolean stands(byte[] line, int at) {
        for (var i = 0; i < line.length; i++) if (raw.bytes()[at + i] != line[i]) return false;
        return true;
    }

    private List<Slice> withPart(int closing) {
        var part = "--" + root.contentType().get("boundary") + "\r\n" + footerPart();
        return List.of(
                text(mime(raw)),
                Slice.of(content(raw)),
                text("\r\n"),
                new Slice(raw.bytes(), raw.bodyStart(), closing),
                text(part),
                new Slice(raw.bytes(), closing, raw.end()));
    }

    private List<Slice> wrapped() {
        var type = new HeaderWriter().parameters("Content-Type", "multipart/mixed", Map.of("boundary", boundary));
        return List.of(
                text(mime(raw) + type + "\r\n--" + boundary + "\r\n"),
                Slice.of(content(raw)),
                text("\r\n"),
                body(raw),
                text((endsInLine(raw.end()) ? "" : "\r\n") + "\r\n--" + boundary + "\r\n" + footerPart() + "--"
                        + boundary + "--\r\n"));
    }

    private String footerPart() {
        return "Content-Type: text/plain; charset=us-ascii\r\nContent-Disposition: inline\r\n\r\n" + words;
    }

    private static String mime(RawMessage raw) {
        var isMime = raw.fields().stream().anyMatch(f -> f.isCalled("MIME-Version") || f.isCalled("Content-Type"));
        return isMime ? "MIME-Version: 1.0\r\n" : "";
    }

    /// The fields that say how the body is to be read, as they came but for bytes that no header may have.
    private static byte[] content(RawMessage raw) {
        var seen = new HashSet<String>();
        var kept = raw.header(field -> field.name().regionMatches(true, 0, "Content-", 0, 8)
                && !field.isCalled("Content-Length")
                && seen.add(field.name().toLowerCase(Locale.ROOT)));
        for (var i = 0; i < kept.length; i++) if (kept[i] < 0 || kept[i] == 0) kept[i] = '?';
        return kept;
    }

    private static Slice body(RawMessage raw) {
        return new Slice(raw.bytes(), raw.bodyStart(), raw.end());
    }

    private static Slice text(String ascii) {
        return Slice.of(ascii.getBytes(US_ASCII));
    }
}
