package org.letterboard.reading;

import java.util.regex.Pattern;

/// Tells a plain text that has lost its line ends, as some phones send it ("Yes pleaseSent from my Galaxy"): the HTML
/// beside it says the same in many more lines.
final class RunTogether {
    private static final Pattern LINES = Pattern.compile("<(?:br|/div|/p|/li|/tr)\\b", Pattern.CASE_INSENSITIVE);
    // "pleaseSent", "Hello,Ann", "yesTo": where a line ended and nothing stands in its place.
    private static final Pattern GLUED = Pattern.compile("[\\p{Ll}.,!?:]\\p{Lu}\\p{Ll}");
    private static final int FEWEST = 3;
    // Where the two differ, they differ soon; the rest of a long mail is not compared.
    private static final int COMPARED = 4_000;

    private RunTogether() {}

    /// A cheap look at whether it is worth reading the HTML.
    static boolean may(String plain, String html) {
        var head = plain.substring(0, Math.min(plain.length(), COMPARED));
        return GLUED.matcher(head).results().limit(FEWEST).count() == FEWEST
                && 3 * head.lines().count()
                        < LINES.matcher(html).results().limit(COMPARED).count();
    }

    static boolean is(String plain, String fromHtml) {
        return 3 * plain.lines().filter(line -> !line.isBlank()).count()
                        < fromHtml.lines().filter(line -> !line.isBlank()).count()
                && letters(plain).equals(letters(fromHtml));
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(COMPARED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
