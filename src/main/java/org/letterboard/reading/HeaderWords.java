package org.letterboard.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that begin another message inside a text, in the languages we know: a dashed "Original Message",
/// "Begin forwarded message:", and the lines From, Sent, To and Subject. One table a kind: a language is some words
/// more.
final class HeaderWords {

    // "Original Message" and "Reply Message" are dashed; what a message is called tells the language.
    private static final List<String> MESSAGE = Words.of("message");

    private static final List<String> ORIGINAL = Words.of("original");

    private static final List<String> FORWARDED = Words.of("forwarded");

    private static final List<String> MESSAGE_OF = Words.of("message-of");

    private static final Set<String> FROM = Set.copyOf(Words.of("from"));
    private static final Set<String> DATE = Set.copyOf(Words.of("date"));
    private static final Set<String> OTHER = Set.copyOf(Words.of("header"));

    private static final Pattern DASHES = Pattern.compile("^[-*_=–— ]{2,}|[-*_=–— ]{2,}$");
    private static final int LONGEST_MARK = 80;
    private static final int LONGEST_CORE = 45;
    private static final int LONGEST_NAME = 20;

    private HeaderWords() {}

    /// `-----Original Message-----`
    static boolean isOriginalMark(String line) {
        // Most lines have no such signs: a cheap look before a costly one.
        if (!line.contains("--") && !line.contains("__")) return false;
        var text = line.strip().toLowerCase(Locale.ROOT);
        if (!text.startsWith("--") && !text.startsWith("*-") && !text.startsWith("__")) return false;
        // Samsung glues the header of the quoted mail to it: "-------- Original message --------From: Ann".
        var end = text.lastIndexOf("--", Math.min(text.length(), LONGEST_MARK)) + 2;
        if (text.endsWith("*") || end <= 4) end = text.length();
        if (end != text.length() && (end > LONGEST_MARK || !isHeaderLine(text.substring(end)))) return false;
        var core = core(text.substring(0, end));
        return core.length() <= LONGEST_CORE && holds(core, MESSAGE) && holds(core, ORIGINAL) && !isForwardMark(text);
    }

    /// "Message du 04/03/25 09:12", above a header block.
    static boolean isMessageOf(String line) {
        if (line.length() > LONGEST_CORE) return false;
        var text = line.strip().toLowerCase(Locale.ROOT);
        return MESSAGE_OF.stream().anyMatch(text::startsWith);
    }

    /// `---------- Forwarded message ---------`, `Begin forwarded message:`
    static boolean isForwardMark(String line) {
        if (line.length() > LONGEST_MARK) return false;
        var text = line.strip().toLowerCase(Locale.ROOT);
        while (text.startsWith(">")) text = text.substring(1).stripLeading();
        var isMark = text.startsWith("--") || text.startsWith("__") || text.endsWith(":") || text.endsWith("：");
        if (!isMark) return false;
        var core = core(text);
        return !core.isEmpty() && core.length() <= LONGEST_CORE && holds(text, FORWARDED);
    }

    private static String core(String text) {
        return DASHES.matcher(text).replaceAll("").strip();
    }

    private static boolean holds(String text, List<String> words) {
        // As in [Attributions]: no stream, since it is asked of many lines.
        for (var word : words) if (text.contains(word)) return true;
        return false;
    }

    static boolean isFromLine(String line) {
        return FROM.contains(name(line));
    }

    /// Says when the other message was sent.
    static boolean isDateLine(String line) {
        return DATE.contains(name(line));
    }

    /// A line of the header block that Outlook puts above a quote.
    static boolean isHeaderLine(String line) {
        var name = name(line);
        return !name.isEmpty() && (FROM.contains(name) || DATE.contains(name) || OTHER.contains(name));
    }

    private static String name(String line) {
        var colon = line.indexOf(':');
        if (colon < 0) colon = line.indexOf('：');
        if (colon <= 0 || colon > LONGEST_NAME + 6) return "";
        var name = plain(line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        return name.length() <= LONGEST_NAME ? name : "";
    }

    /// Without the stars of bold type and the signs that turn the writing; the French have a hard space before a colon.
    private static String plain(String name) {
        var out = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (c == '*' || Character.getType(c) == Character.FORMAT) continue;
            out.append(Character.isSpaceChar(c) ? ' ' : c);
        }
        return out.toString();
    }
}
