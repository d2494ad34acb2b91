package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message of our own, from values to bytes. Everything is handed in: the same values are the same bytes.
///
/// @param to        empty where each recipient's copy gets a To of its own
/// @param messageId `<a@b>`
/// @param references ids of what it answers, the parent last; the last one is In-Reply-To as well
/// @param headers   further text fields in their order, as Auto-Submitted
/// @param text      for those who read plain text; any line ends
/// @param html      the same for those who do not; null where there is only text
/// @param enclosed  a whole message that goes along with it; null for none
public record NewMessage(
        Mailbox from,
        List<Mailbox> to,
        String subject,
        Instant date,
        String messageId,
        List<String> references,
        List<Header> headers,
        String text,
        @Nullable String html,
        byte @Nullable [] enclosed) {

    // No line of quoted-printable can hold `=_`, so no text can end the part it stands in.
    private static final String BOUNDARY = "=_letterboard_=";

    public record Header(String name, String value) {}

    /// The whole message with CRLF line ends, in ASCII.
    public byte[] toBytes() {
        var header = new HeaderWriter().mailboxes("From", List.of(from));
        if (!to.isEmpty()) header.mailboxes("To", to);
        header.text("Subject", subject).date("Date", date).ids("Message-ID", List.of(messageId), "");
        if (!references.isEmpty())
            header.ids("In-Reply-To", List.of(references.getLast()), "").ids("References", references, "");
        for (var extra : headers) header.text(extra.name(), extra.value());
        header.text("MIME-Version", "1.0");
        var out = new ByteArrayOutputStream();
        if (enclosed == null) writeWords(out, header);
        else writeMixed(out, header, enclosed);
        return out.toByteArray();
    }

    private void writeWords(ByteArrayOutputStream out, HeaderWriter header) {
        if (html == null) writeText(out, header, "text/plain", text);
        else writeAlternative(out, header, html);
    }

    private void writeMixed(ByteArrayOutputStream out, HeaderWriter header, byte[] message) {
        // Made from the message's own bytes, so that whoever wrote it could hardly have it stand in there.
        var boundary = BOUNDARY + Integer.toHexString(Arrays.hashCode(message));
        header.parameters("Content-Type", "multipart/mixed", Map.of("boundary", boundary));
        write(out, header + "\r\n--" + boundary + "\r\n");
        writeWords(out, new HeaderWriter());
        write(out, "\r\n--" + boundary + "\r\n");
        Enclosed.write(out, message);
        write(out, "\r\n--" + boundary + "--\r\n");
    }

    private void writeAlternative(ByteArrayOutputStream out, HeaderWriter header, String html) {
        header.parameters("Content-Type", "multipart/alternative", Map.of("boundary", BOUNDARY));
        write(out, header + "\r\n");
        write(out, "--" + BOUNDARY + "\r\n");
        writeText(out, new HeaderWriter(), "text/plain", text);
        write(out, "\r\n--" + BOUNDARY + "\r\n");
        writeText(out, new HeaderWriter(), "text/html", html);
        write(out, "\r\n--" + BOUNDARY + "--\r\n");
    }

    private static void writeText(ByteArrayOutputStream out, HeaderWriter header, String type, String text) {
        header.parameters("Content-Type", type, Map.of("charset", "utf-8"))
                .text("Content-Transfer-Encoding", "quoted-printable");
        write(out, header + "\r\n");
        out.writeBytes(TransferCoding.quotedPrintable(withCrlf(text).getBytes(UTF_8)));
    }

    static String withCrlf(String text) {
        var lines = text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
        return (lines.endsWith("\n") ? lines : lines + "\n").replace("\n", "\r\n");
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(US_ASCII));
    }
}
