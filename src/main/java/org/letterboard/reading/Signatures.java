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

    private static final List<String> PHONES = List.of(
            "sent from my ",
            "sent from mail for windows",
            "sent from outlook",
            "sent from yahoo mail",
            "get outlook for",
            "sent via ",
            "sent with proton",
            "von meinem iphone gesendet",
            "von meinem ipad gesendet",
            "gesendet von ",
            "envoyé de mon ",
            "envoyé depuis mon ",
            "enviado desde mi ",
            "enviado do meu ",
            "enviado de mi ",
            "inviato da iphone",
            "inviato dal mio ",
            "verstuurd vanaf mijn ",
            "verzonden vanaf mijn ",
            "skickat från min ",
            "sendt fra min ",
            "lähetetty iphonesta",
            "wysłane z ",
            "отправлено с iphone",
            "iphoneから送信",
            "发自我的",
            "sent from aol",
            "sent from the ",
            "sent from samsung",
            "sent from gmail",
            "sent with ",
            "yahoo mail:",
            "outlook für ",
            "télécharger outlook pour ",
            "obtener outlook para ",
            "scarica outlook per ",
            "ottieni outlook per ",
            "outlook voor ",
            "envoyé à partir de ",
            "envoyé avec ",
            "inviato da ",
            "enviado con ",
            "verzonden met ",
            "verstuurd met ",
            "verzonden via ");
    // "Von meinem Samsung Galaxy Smartphone gesendet."
    private static final Pattern GERMAN_PHONE = Pattern.compile("(von|vom|mit) .{2,60} gesendet\\W*");

    private Signatures() {}

    /// `-- ` (RFC 3676 section 4.3), also where a program took the space away.
    static boolean isMark(String line) {
        return line.equals("-- ") || line.equals("--") || line.equals("--\u00a0");
    }

    static boolean isPhoneLine(String line) {
        var text = line.strip().toLowerCase(Locale.ROOT);
        return text.length() <= LONGEST_PHONE_LINE
                && (PHONES.stream().anyMatch(text::startsWith)
                        || GERMAN_PHONE.matcher(text).matches());
    }

    /// A rule of underscores, as Mailman puts above a list's footer.
    static boolean isFooterRule(String line) {
        var text = line.strip();
        return text.length() >= 30 && text.chars().allMatch(c -> c == '_');
    }

    static boolean isFooterLine(String line) {
        var text = line.toLowerCase(Locale.ROOT);
        return text.contains("mailing list")
                || text.contains("http://")
                || text.contains("https://")
                || text.contains("unsubscribe");
    }
}
