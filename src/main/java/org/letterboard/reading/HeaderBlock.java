package org.letterboard.reading;

import java.util.regex.Pattern;

/// The lines From, Sent, To and Subject that many programs put above a quote.
final class HeaderBlock {
    // It has four to six lines; two could be a poem.
    private static final int FEWEST = 3;
    private static final int MOST = 8;
    private static final String GLUED_RULE = "-".repeat(10);
    private static final String OUTLOOKS_RULE = "_".repeat(32);
    private static final int LONGEST_DATE = 100;
    // What git puts above a patch: its writer's own.
    private static final Pattern PATCH = Pattern.compile("From [0-9a-f]{40} Mon Sep 17 .{1,40}");
    private static final Pattern COMPLETE =
            Pattern.compile("\\d{4} \\d{1,2}:\\d{2}:\\d{2} (?:[+-]\\d{4}|[A-Z]{2,4})\\b.{0,10}$");

    private HeaderBlock() {}

    /// Whether such a block begins with this line.
    static boolean begins(Lines lines, int at) {
        if (!HeaderWords.isHeaderLine(lines.at(at))) return false;
        if (at > 0 && PATCH.matcher(lines.at(at - 1)).matches()) return false;
        if (HeaderWords.isFromLine(lines.at(at)))
            return count(lines, at, 2 * FEWEST) >= FEWEST
                    || (isBelowRule(lines, at) && isFromAndDate(lines, at))
                    || isWhoAndWhen(lines, at);
        return HeaderWords.isDateLine(lines.at(at)) && beginsWithWhen(lines, at);
    }

    private static int count(Lines lines, int at, int most) {
        var count = 0;
        for (var i = at; i < lines.count() && i < at + most; i++) if (HeaderWords.isHeaderLine(lines.at(i))) count++;
        return count;
    }

    /// GMX and Web.de say first when and then who. So does an outing ("Date: Sunday 10:00, From: Guildford, To:
    /// Waterloo"), so each line has to be one of a header, and one of them has to name an address.
    private static boolean beginsWithWhen(Lines lines, int at) {
        if (!Attributions.saysWhen(lines.at(at))) return false;
        var end = at;
        while (end < Math.min(lines.count(), at + MOST) && HeaderWords.isHeaderLine(lines.at(end))) end++;
        var address = lines.lines(at, end).stream().anyMatch(line -> line.indexOf('@') > 0);
        return address && end - at >= (isComplete(lines.at(at)) ? FEWEST - 1 : FEWEST);
    }

    /// The two lines alone that nobody writes by hand: an address, and a date with the time of a clock somewhere.
    private static boolean isWhoAndWhen(Lines lines, int at) {
        return at + 1 < lines.count()
                && lines.at(at).indexOf('@') > 0
                && HeaderWords.isDateLine(lines.at(at + 1))
                && isComplete(lines.at(at + 1));
    }

    /// A date of RFC 5322, zone and all.
    private static boolean isComplete(String line) {
        return line.length() <= LONGEST_DATE && COMPLETE.matcher(line).find();
    }

    private static boolean isBelowRule(Lines lines, int at) {
        var above = lines.above(at);
        return above >= 0 && isRule(lines.at(above));
    }

    // All in one line, where the HTML had no line ends.
    private static boolean isFromAndDate(Lines lines, int at) {
        return lines.at(at).indexOf('@') > 0 && Attributions.saysWhen(lines.at(at));
    }

    /// A rule to which the block's first line is glued: `-------------------From: "Ann"`.
    static boolean beginsBehindRule(Lines lines, int at) {
        var line = lines.at(at).strip();
        if (!line.startsWith(GLUED_RULE)) return false;
        var name = line.replaceFirst("^-+ ?", "");
        if (!HeaderWords.isFromLine(name)) return false;
        for (var i = at + 1; i < Math.min(lines.count(), at + MOST); i++)
            if (HeaderWords.isDateLine(lines.at(i).strip())) return true;
        return false;
    }

    /// Always 32 underscores.
    static boolean isOutlooksRule(String line) {
        return line.strip().equals(OUTLOOKS_RULE);
    }

    /// A line across the page.
    static boolean isRule(String line) {
        var text = line.strip();
        return text.length() >= 3 && text.chars().allMatch(c -> "_-–—=*".indexOf(c) >= 0);
    }
}
