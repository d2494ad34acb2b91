package org.letterboard.reading;

/// Takes a text out of the lines that sign it (RFC 9580 section 7, the cleartext signature framework).
final class PgpArmour {
    private static final String MESSAGE = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    private PgpArmour() {}

    /// Without the lines above the text, and without the dashes that escape others; the signature stays below it.
    static String opened(String text) {
        var start = text.startsWith(MESSAGE) ? 0 : text.indexOf("\n" + MESSAGE) + 1;
        if (!text.startsWith(MESSAGE, start)) return text;
        var from = text.indexOf("\n\n", start);
        var to = from < 0 ? -1 : text.indexOf("\n" + SIGNATURE, from);
        if (to < 0 || !isHeader(text.substring(start + MESSAGE.length(), from))) return text;
        var out = new StringBuilder(text.substring(0, start));
        for (var line : text.substring(from + 2, Math.max(to, from + 2)).split("\n", -1))
            out.append(line.startsWith("- ") ? line.substring(2) : line).append('\n');
        return out.append(text, to + 1, text.length()).toString();
    }

    // "Hash: SHA512"
    private static boolean isHeader(String lines) {
        return lines.lines()
                .allMatch(line -> line.isBlank() || line.startsWith("Hash: ") || line.startsWith("Charset: "));
    }

    /// Claims what signs the text, and is for programs.
    static void claim(Lines lines) {
        for (var i = 0; i < lines.count(); i++) {
            if (!lines.at(i).strip().equals(SIGNATURE)) continue;
            var end = i;
            while (end < lines.count() && !lines.at(end).strip().equals(END)) end++;
            if (end == lines.count()) return;
            lines.claim(Block.Kind.SIGNATURE, i, Math.min(lines.count(), end + 1));
            lines.note("signature: of PGP", i);
            i = end;
        }
    }
}
