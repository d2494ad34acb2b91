package org.letterboard.reading;

/// What stands below the words of a letter: its signature, a phone's advertisement, the footer of a mailing list.
final class Endings {
    // A list's footer: its name, its address, how to leave, and many more links at Groups.io.
    private static final int FOOTER_LINES = 14;
    private static final int LINES_BELOW_UNDERSCORES = 8;
    // After as many, what stands below the mark is a letter that goes on, if nothing in it tells how to reach anybody.
    private static final int LONGEST_SIGNATURE = 8;
    private static final int LINES_BELOW_RULE = 4;

    private final Lines lines;

    private Endings(Lines lines) {
        this.lines = lines;
    }

    /// Before quotes are looked for: a list adds its footer below everything.
    static void claimFooter(Lines lines) {
        new Endings(lines).footer();
    }

    static void claim(Lines lines) {
        var endings = new Endings(lines);
        endings.signature();
        endings.belowRule();
        endings.phone();
        endings.dashedName();
        endings.phone();
    }

    private void footer() {
        for (var i = lines.count() - 1; i >= Math.max(0, lines.count() - FOOTER_LINES); i--) {
            if (!beginsFooter(i)) continue;
            var below = lines.lines(i + 1, lines.count());
            if (below.stream().noneMatch(Signatures::isFooterLine)
                    || below.stream().anyMatch(HeaderWords::isDateLine)) continue;
            lines.claim(Block.Kind.SIGNATURE, i, lines.count());
            lines.note("signature: footer of a mailing list", i);
        }
    }

    private boolean beginsFooter(int i) {
        return Signatures.beginsFooter(lines.at(i))
                || (lines.count() - i <= LINES_BELOW_UNDERSCORES && Signatures.isFooterRule(lines.at(i)));
    }

    private void signature() {
        for (var i = lines.count() - 1; i >= 0; i--) {
            if (!lines.isText(i) || !Signatures.isMark(lines.at(i))) continue;
            var end = i;
            var count = 0;
            while (end < lines.count() && lines.isText(end)) if (!lines.isBlank(end++)) count++;
            if (count > Signatures.LONGEST || (count > LONGEST_SIGNATURE && isProse(i + 1, end))) return;
            lines.claim(Block.Kind.SIGNATURE, i, end);
            lines.note("signature: below its mark", i);
            // A text may have several marks, as where a list adds its own; the lowest two are enough.
        }
    }

    /// A poem, a letter that goes on: no address, no number, no link, and nothing that a firm adds.
    private boolean isProse(int from, int to) {
        return lines.lines(from, to).stream().noneMatch(Signatures::tellsOfContact)
                && !Answered.isAdded(lines.joined(from, Math.min(to, from + 2)));
    }

    private void belowRule() {
        var end = lines.lastOwn();
        for (var i = end - 1; i > 0 && end - i <= 2 + LINES_BELOW_RULE; i--) {
            if (!lines.isText(i) || !Signatures.isRule(lines.at(i)) || !lines.hasText(i + 1, end)) continue;
            if (!lines.isBlank(i - 1) || !lines.hasTextBefore(i)) return;
            // Stars and the like also stand between parts of a letter.
            if (!lines.at(i).contains("_") && lines.lines(i, end).stream().noneMatch(Signatures::tellsOfContact))
                return;
            lines.claim(Block.Kind.SIGNATURE, i, end);
            lines.note("signature: a few lines below a rule", i);
            return;
        }
    }

    /// From the end up to the first line of the writer's own, in each stretch that no other rule has claimed.
    private void phone() {
        var isEnd = true;
        for (var i = lines.count() - 1; i >= 0; i--) {
            if (!lines.isText(i)) isEnd = true;
            else if (isEnd && !lines.isBlank(i)) {
                isEnd = Signatures.isPhoneLine(lines.at(i));
                if (!isEnd) continue;
                lines.set(Block.Kind.SIGNATURE, i);
                lines.note("signature: line of a phone or a mail program", i);
            }
        }
    }

    /// "-Ann Bell", alone below a blank line at the end of what somebody wrote.
    private void dashedName() {
        for (var i = lines.count() - 1; i > 0; i--) {
            if (!lines.isText(i) || lines.isBlank(i)) continue;
            if (!Signatures.isDashedName(lines.at(i)) || !lines.isBlank(i - 1) || !lines.hasTextBefore(i)) return;
            lines.set(Block.Kind.SIGNATURE, i);
            lines.note("signature: a name behind a dash", i);
            return;
        }
    }
}
