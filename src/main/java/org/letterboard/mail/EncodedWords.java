package org.letterboard.mail;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the words of RFC 2047, `=?charset?B?…?=` and `=?charset?Q?…?=`, wherever they stand, also where the standard
/// forbids them (inside quotes, glued to other text, too long). A character split over two words is put together.
public final class EncodedWords {

    // `=?`, a charset and a language (RFC 2231 section 5): no known label is longer.
    private static final int LONGEST_CHARSET = 60;

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private String runCharset = "";

    private EncodedWords(String text) {
        this.text = text;
    }

    /// The value of a header field as a person reads it, in one line.
    public static String decode(String value) {
        if (!value.contains("=?")) return value;
        return Charsets.oneLine(new EncodedWords(value).decoded());
    }

    private record Word(String charset, byte[] bytes, int end) {}

    private String decoded() {
        var at = 0;
        var lastEnd = text.lastIndexOf("?=");
        while (at < text.length()) {
            var start = text.indexOf("=?", at);
            var word = start < 0 ? null : word(start);
            if (start < 0 || (word == null && start + 2 > lastEnd)) break;
            if (word == null) {
                plain(text.substring(at, start + 2));
                at = start + 2;
            } else {
                var between = text.substring(at, start);
                // White space between two words belongs to the folding, not to the text.
                if (!between.isBlank() || run.size() == 0) plain(between);
                add(word);
                at = word.end();
            }
        }
        plain(text.substring(at));
        return out.toString();
    }

    private void plain(String words) {
        flush();
        out.append(words);
    }

    private void add(Word word) {
        if (!word.charset().equals(runCharset)) flush();
        runCharset = word.charset();
        run.writeBytes(word.bytes());
    }

    private void flush() {
        if (run.size() == 0) return;
        out.append(Charsets.decode(run.toByteArray(), runCharset));
        run.reset();
    }

    private @Nullable Word word(int start) {
        var charsetEnd = text.indexOf('?', start + 2, Math.min(text.length(), start + 2 + LONGEST_CHARSET));
        if (charsetEnd <= start + 2 || charsetEnd + 2 >= text.length() || text.charAt(charsetEnd + 2) != '?')
            return null;
        var encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        if (encoding != 'B' && encoding != 'Q') return null;
        var end = text.indexOf("?=", charsetEnd + 3);
        if (end < 0) return null;
        var charset = text.substring(start + 2, charsetEnd).toLowerCase(Locale.ROOT);
        var language = charset.indexOf('*');
        var encoded = text.substring(charsetEnd + 3, end);
        var bytes = encoding == 'B' ? TransferCoding.base64(encoded) : TransferCoding.q(encoded);
        return new Word(language < 0 ? charset : charset.substring(0, language), bytes, end + 2);
    }
}
