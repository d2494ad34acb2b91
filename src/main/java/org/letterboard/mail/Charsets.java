package org.letterboard.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bytes into text as browsers do it: the labels of the WHATWG Encoding Standard, and where a label is missing, unknown
/// or
/// a lie, UTF-8 if the bytes are valid UTF-8, else windows-1252. UTF-7 is refused (its bytes are shown as they are),
/// since
/// it smuggles markup past every check. Text has no NULs.
public final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, Charset> BY_LABEL = labels();
    // Where those have control characters that nobody writes, these have quotation marks and letters.
    private static final Map<String, String> WINDOWS = Map.of(
            "ISO-8859-2", "windows-1250",
            "ISO-8859-4", "windows-1257",
            "ISO-8859-7", "windows-1253",
            "ISO-8859-8", "windows-1255",
            "ISO-8859-13", "windows-1257");
    // Named for each other.
    private static final List<String> JAPANESE = List.of("windows-31j", "EUC-JP", "ISO-2022-JP");

    private Charsets() {}

    /// @param repaired what was done instead of what the label said, for a note; empty where the label was right
    public record Decoded(String text, String repaired) {}

    /// The charset that a label means, empty where it is unknown or refused.
    public static Optional<Charset> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(normal(label)));
    }

    public static String decode(byte[] bytes, @Nullable String label) {
        return decode(bytes, 0, bytes.length, label).text();
    }

    public static Decoded decode(byte[] bytes, int from, int length, @Nullable String label) {
        var charset = label == null ? null : BY_LABEL.get(normal(label));
        var found = charset != null && !isLatin(charset)
                ? labelled(bytes, from, length, charset)
                : guessed(bytes, from, length, label, charset);
        return found.text().indexOf('\0') < 0 ? found : new Decoded(found.text().replace("\0", ""), found.repaired());
    }

    /// Every control character, line ends among them, becomes a space; NULs and outer white space go.
    static String oneLine(String text) {
        var plain = text.chars().allMatch(c -> c >= 0x20 && c != 0x7f);
        if (plain) return text.strip();
        var out = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) continue;
            out.append(c < 0x20 || c == 0x7f ? ' ' : c);
        }
        return out.toString().strip();
    }

    private static Decoded labelled(byte[] bytes, int from, int length, Charset charset) {
        var windows = WINDOWS.get(charset.name());
        if (windows != null && hasControls(bytes, from, length)) {
            // UTF-8 has such bytes, too.
            for (var other : List.of(UTF_8, Charset.forName(windows))) {
                var meant = strictly(bytes, from, length, other);
                if (meant != null) return new Decoded(meant, "labelled " + charset.name() + ", is " + other.name());
            }
        }
        var strict = strictly(bytes, from, length, charset);
        if (strict != null) return new Decoded(strict, "");
        if (charset.equals(UTF_8)) return brokenUtf8(bytes, from, length);
        var utf8 = strictly(bytes, from, length, UTF_8);
        if (utf8 != null) return new Decoded(utf8, "labelled " + charset.name() + ", is UTF-8");
        for (var other : JAPANESE.contains(charset.name()) ? JAPANESE : List.<String>of()) {
            var meant = strictly(bytes, from, length, Charset.forName(other));
            if (meant != null) return new Decoded(meant, "labelled " + charset.name() + ", is " + other);
        }
        return new Decoded(new String(bytes, from, length, charset), "some bytes are not " + charset.name());
    }

    // A UTF-8 text that was cut in a character must not turn into mojibake as a whole.
    private static Decoded brokenUtf8(byte[] bytes, int from, int length) {
        var lenient = new String(bytes, from, length, UTF_8);
        var bad = lenient.chars().filter(c -> c == 0xfffd).count();
        var good = lenient.chars().filter(c -> c > 0x7f && c != 0xfffd).count();
        if (bad <= good) return new Decoded(lenient, "some bytes are not UTF-8");
        return new Decoded(new String(bytes, from, length, WINDOWS_1252), "labelled UTF-8, is windows-1252");
    }

    private static Decoded guessed(
            byte[] bytes, int from, int length, @Nullable String label, @Nullable Charset charset) {
        var why = charset != null || label == null ? "" : "charset \"" + shortened(label) + "\" is unknown or refused";
        if (isAscii(bytes, from, length)) {
            if (!hasJapaneseEscape(bytes, from, length) || (label != null && charset == null))
                return new Decoded(new String(bytes, from, length, ISO_8859_1), why);
            var japanese = strictly(bytes, from, length, Charset.forName("ISO-2022-JP"));
            if (japanese != null) return new Decoded(japanese, "is ISO-2022-JP, without saying so");
        }
        var utf8 = strictly(bytes, from, length, UTF_8);
        if (utf8 != null)
            return new Decoded(utf8, charset == null ? why : "labelled " + shortened(label) + ", is UTF-8");
        return new Decoded(new String(bytes, from, length, charset == null ? WINDOWS_1252 : charset), why);
    }

    private static String shortened(@Nullable String label) {
        if (label == null) return "";
        return oneLine(label.length() > 40 ? label.substring(0, 40) + "…" : label);
    }

    private static @Nullable String strictly(byte[] bytes, int from, int length, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException notValid) {
            return null;
        }
    }

    /// C1 controls; 0x85 alone may be a line end of a mainframe.
    private static boolean hasControls(byte[] bytes, int from, int length) {
        for (var i = from; i < from + length; i++) if (bytes[i] < (byte) 0xa0 && bytes[i] != (byte) 0x85) return true;
        return false;
    }

    private static boolean isLatin(Charset charset) {
        return charset.equals(WINDOWS_1252);
    }

    private static boolean isAscii(byte[] bytes, int from, int length) {
        for (var i = from; i < from + length; i++) if (bytes[i] < 0) return false;
        return true;
    }

    // ESC $ B and ESC $ @ are how every Japanese text of ISO-2022-JP leaves ASCII.
    private static boolean hasJapaneseEscape(byte[] bytes, int from, int length) {
        for (var i = from; i + 2 < from + length; i++)
            if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) return true;
        return false;
    }

    private static String normal(String label) {
        var name = label.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        return name.length() > 60 ? "" : name;
    }

    private static Map<String, Charset> labels() {
        var labels = new HashMap<String, Charset>();
        for (var line : TABLE.lines().toList()) {
            var words = List.of(line.strip().split(" +", -1));
            var charset = Charset.forName(words.getFirst());
            labels.put(words.getFirst().toLowerCase(Locale.ROOT), charset);
            charset.aliases().forEach(alias -> labels.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset));
            words.forEach(label -> labels.put(label, charset));
        }
        return Map.copyOf(labels);
    }

    // Java's name first, then labels that mean it. A later line takes a label from an earlier one.
    private static final String TABLE = """
            UTF-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig
            UTF-16 unicode
            UTF-16LE utf-16le
            UTF-16BE utf-16be
            UTF-32 utf-32
            ISO-8859-2 latin2 l2
            ISO-8859-3 latin3
            ISO-8859-4 latin4
            ISO-8859-5 cyrillic
            ISO-8859-6 arabic iso-8859-6-e iso-8859-6-i
            ISO-8859-7 greek
            ISO-8859-8 hebrew iso-8859-8-e iso-8859-8-i
            ISO-8859-13 iso8859-13
            ISO-8859-15 latin9 latin-9 l9
            ISO-8859-16 iso8859-16
            windows-1250 cp1250 x-cp1250
            windows-1251 cp1251 x-cp1251
            windows-1253 cp1253 x-cp1253
            windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 iso88599 latin5 l5
            windows-1255 cp1255 x-cp1255
            windows-1256 cp1256 x-cp1256
            windows-1257 cp1257 x-cp1257
            windows-1258 cp1258 x-cp1258
            x-windows-874 windows-874 dos-874 iso-8859-11 iso8859-11 tis-620
            KOI8-R koi koi8 koi8-r
            KOI8-U koi8-ru
            IBM866 cp866 866
            IBM437 cp437
            IBM850 cp850
            x-MacRoman macintosh mac x-mac-roman
            x-MacCyrillic x-mac-cyrillic x-mac-ukrainian
            GB18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 cp936 gb18030 euc-cn iso-ir-58
            Big5-HKSCS big5 big5-hkscs cn-big5 x-x-big5 csbig5
            EUC-JP x-euc-jp
            windows-31j shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis
            ISO-2022-JP csiso2022jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-ms
            x-windows-949 euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cp949 cseuckr
            ISO-2022-KR csiso2022kr
            windows-1252 us-ascii ascii iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 cp1252 x-cp1252 ansi_x3.4-1968 cp819 ibm819 iso-ir-100 csisolatin1 8bit 7bit""";
}
