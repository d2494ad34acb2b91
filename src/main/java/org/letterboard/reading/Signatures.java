package org.letterboard.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Lines that end a letter: the signature's mark, a phone's advertisement, the footer that a mailing list adds.
final class Signatures {

    // The mark is mostly followed by four lines; what is much longer is a text that somebody has cut in two.
    static final int LONGEST = 25;
    // With the address of a shop behind it.
    private static final int LONGEST_PHONE_LINE = 120;

    // How the line begins. What may follow is a device or a program, not the rest of a sentence.
    private static final List<String> SENT = Words.of("sent");
    // Of which one stands in such a line, unless it begins with "sent from my".
    private static final List<String> DEVICES = Words.of("devices");
    private static final List<String> FOOTERS = Words.of("footers");
    private static final String SENT_FROM_MY = "sent from my ";
    private static final int LONGEST_OWN = 60;
    // "Von meinem Samsung Galaxy Smartphone gesendet.", "從我的 iPhone 傳送", "iPhoneから送信"
    private static final Pattern SENT_AT_THE_END = Pattern.compile(
            "(?:(?:von|vom|mit|diese|dieses) .{2,80} (?:gesendet|verschickt|geschrieben)|.{0,4}iphone.{0,10}送信|.{2,30}(?:傳送|发送|发出|에서 보냄))\\W*");
    private static final Pattern FROM_MOBILE =
            Pattern.compile("(?:.{1,30} )?from (?:my |a )?(?:mobile|phone|iphone|ipad|android)(?: [\\w]{1,8})?");
    private static final Pattern LINK = Pattern.compile("<?https?://\\S{1,100}");
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[ ()/.-]{0,2}\\d){5}");
    private static final int MOST_WORDS_FOR_OUTLOOK = 6;
    private static final Pattern BRACKETS = Pattern.compile("^[\\s\\p{Cf}<\\[({*_~-]+|[\\s\\p{Cf}>\\])}*_~.!-]+$");
    // With a space behind a plain dash it is the last point of a list.
    private static final Pattern DASHED_NAME =
            Pattern.compile("(?:[-~]|[–—] ?)\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3}");
    // Left behind by programs that count who reads: an empty picture's stand-in.
    private static final String COUNTING_SIGN = "\u1427";

    private Signatures() {}

    /// `-- ` (RFC 3676 section 4.3), also where a program took the space away.
    static boolean isMark(String line) {
        return line.equals("-- ") || line.equals("--") || line.equals("--\u00a0");
    }

    static boolean isPhoneLine(String line) {
        if (line.length() > LONGEST_PHONE_LINE) return false;
        var text = BRACKETS.matcher(line.toLowerCase(Locale.ROOT)).replaceAll("");
        if (text.isEmpty()) return line.strip().equals(COUNTING_SIGN);
        if (text.equals(COUNTING_SIGN)) return true;
        if (text.startsWith(SENT_FROM_MY) && text.length() <= LONGEST_OWN) return true;
        if (text.startsWith("yahoo mail:") || isForOutlook(text)) return true;
        return (SENT.stream().anyMatch(text::startsWith) && DEVICES.stream().anyMatch(text::contains))
                || SENT_AT_THE_END.matcher(text).matches()
                || FROM_MOBILE.matcher(text).matches();
    }

    /// "Hämta Outlook för iOS<https://aka.ms/o0ukef>", in whatever language: a few words, of which these are two.
    private static boolean isForOutlook(String text) {
        if (!text.contains("outlook") || !(text.contains("ios") || text.contains("android"))) return false;
        if (!text.contains("://")) return false;
        return LINK.matcher(text).replaceAll("").strip().split("\\s+").length <= MOST_WORDS_FOR_OUTLOOK;
    }

    static boolean isDashedName(String line) {
        return DASHED_NAME.matcher(line.strip()).matches();
    }

    /// A shorter rule, as Outlook's users put above their names.
    static boolean isRule(String line) {
        var text = line.strip();
        return text.length() >= 10
                && "_*=".indexOf(text.charAt(0)) >= 0
                && text.chars().allMatch(c -> c == text.charAt(0));
    }

    /// A rule of underscores, as Mailman puts above a list's footer.
    static boolean isFooterRule(String line) {
        var text = line.strip();
        return text.length() >= 30 && text.chars().allMatch(c -> c == '_');
    }

    /// What other lists begin their footers with, and people do not write.
    static boolean beginsFooter(String line) {
        var text = line.strip().toLowerCase(Locale.ROOT);
        return FOOTERS.stream().anyMatch(text::startsWith);
    }

    /// Whether an address, a link or a telephone number is in it.
    static boolean tellsOfContact(String line) {
        return line.indexOf('@') >= 0
                || line.contains("://")
                || line.contains("www.")
                || NUMBER.matcher(line).find();
    }

    static boolean isFooterLine(String line) {
        var text = line.toLowerCase(Locale.ROOT);
        return text.contains("mailing list")
                || text.contains("http://")
                || text.contains("https://")
                || text.contains("unsubscribe");
    }
}
