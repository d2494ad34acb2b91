package org.letterboard.corpora;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/// The messages of an mbox file, cut where a line begins with "From ".
final class Mbox {
    private Mbox() {}

    static List<byte[]> messages(byte[] file) {
        var messages = new ArrayList<byte[]>();
        var text = new String(file, ISO_8859_1);
        var from = text.startsWith("From ") ? 0 : -1;
        while (from >= 0) {
            var next = text.indexOf("\nFrom ", from);
            var body = text.indexOf('\n', from) + 1;
            messages.add(
                    text.substring(body, next < 0 ? text.length() : next + 1).getBytes(ISO_8859_1));
            from = next < 0 ? -1 : next + 1;
        }
        return messages;
    }
}
