package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Map;

/// A whole message as a part of another: as it is where a mail system will leave it as it is (RFC 2046 section 5.2.1
/// allows no encoding that would protect it), and otherwise as a file.
final class Enclosed {

    // RFC 5322 section 2.1.1.
    private static final int LONGEST_LINE = 998;

    private Enclosed() {}

    /// Writes the header of the part and its body.
    static void write(ByteArrayOutputStream out, byte[] message) {
        var fit = isFit(message);
        var type = fit ? "message/rfc822" : "application/octet-stream";
        var header = new HeaderWriter()
                .parameters("Content-Type", type, Map.of("name", "message.eml"))
                .parameters("Content-Disposition", "attachment", Map.of("filename", "message.eml"))
                .text("Content-Transfer-Encoding", fit ? "8bit" : "base64");
        out.writeBytes((header + "\r\n").getBytes(US_ASCII));
        out.writeBytes(fit ? message : Base64.getMimeEncoder().encode(message));
    }

    private static boolean isFit(byte[] message) {
        var line = 0;
        for (var at = 0; at < message.length; at++) {
            var b = message[at];
            var ends = b == '\r' && at + 1 < message.length && message[at + 1] == '\n';
            if (b == 0 || (b == '\r' && !ends) || (b == '\n' && (at == 0 || message[at - 1] != '\r'))) return false;
            line = b == '\n' ? 0 : line + 1;
            if (line > LONGEST_LINE) return false;
        }
        return true;
    }
}
