package org.letterboard.reading;

/// The lines From, Sent, To and Subject that many programs put above a quote.
final class HeaderBlock {
    // It has four to six lines; two could be a poem.
    private static final int FEWEST = 3;

    private HeaderBlock() {}

    static boolean begins(String[] lines, int at) {
        return Attributions.isFromLine(lines[at])
                ? count(lines, at, 2 * FEWEST) >= FEWEST
                : Attributions.isHeaderLine(lines[at]) && beginsWithWhen(lines, at);
    }

    private static int count(String[] lines, int at, int most) {
        var count = 0;
        for (var i = at; i < lines.length && i < at + most; i++) if (Attributions.isHeaderLine(lines[i])) count++;
        return count;
    }

    /// GMX and Web.de say first when and then who. So does an outing ("Date: Sunday 10:00, From: Guildford, To:
    /// Waterloo"), so each line has to be one of a header, and the second has to name an address.
    private static boolean beginsWithWhen(String[] lines, int at) {
        return count(lines, at, FEWEST) == FEWEST
                && Attributions.isFromLine(lines[at + 1])
                && lines[at + 1].indexOf('@') >= 0
                && Attributions.saysWhen(lines[at]);
    }
}
