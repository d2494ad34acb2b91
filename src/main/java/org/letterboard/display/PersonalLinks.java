package org.letterboard.display;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Links by which somebody leaves a list or a newsletter with one click, as they stand in forwarded mail: whoever
/// presses
/// one of curiosity ends the subscription of the member who passed it on.
final class PersonalLinks {
    static final String TAKEN_OUT = "[a link to unsubscribe, taken out]";

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAVES = Pattern.compile(
            "unsub|opt-?_?out|/leave/|abmeld|abbestell|austrag|desabon|desinscri|desuscri|cancelar|disiscri"
                    + "|cancella|uitschrij|afmeld|avregistrer|avprenumer|afmelding|email-?preferences|manage-?preferences",
            Pattern.CASE_INSENSITIVE);
    // Who it is for: a long run of letters and digits, both. A page that tells how to leave has none.
    private static final Pattern TOKEN = Pattern.compile("\\b(?=\\w{0,200}[0-9])(?=\\w{0,200}[A-Za-z])\\w{12,}");

    private PersonalLinks() {}

    static boolean is(String url) {
        var path = url.indexOf('/', url.indexOf("://") + 3);
        if (path < 0) return false;
        return LEAVES.matcher(url).find() && (TOKEN.matcher(url.substring(path)).find() || namesSomebody(url));
    }

    private static boolean namesSomebody(String url) {
        var query = url.indexOf('?');
        return query >= 0 && (url.indexOf('@', query) > 0 || url.contains("%40"));
    }

    /// The text with words in the place of such links.
    static String without(String text) {
        return text.contains("://") ? LINK.matcher(text).replaceAll(PersonalLinks::words) : text;
    }

    private static String words(MatchResult link) {
        return Matcher.quoteReplacement(is(link.group()) ? TAKEN_OUT : link.group());
    }
}
