package org.letterboard.reports;

import java.util.ArrayList;
import java.util.List;

/// The lines of a report down to where the returned message begins.
final class ReportText {

    // A report has some fifty lines. With a recipient in each it is read so far.
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_REPORT = 200_000;
    // As much of the returned message as has its header.
    private static final int LONGEST_REST = 16_000;

    /// @param number counted from 1
    record Line(int number, String text, String folded, List<AddressFinder.Found> addresses) {
        boolean isBlank() {
            return folded.isBlank();
        }

        /// Whether nothing stands in it but addresses.
        boolean isAddressOnly() {
            var rest = text;
            for (var found : addresses) rest = rest.replace(found.address().toString(), "");
            return rest.chars().noneMatch(Character::isLetterOrDigit);
        }

        /// Without the marks that rulers and lists are made of.
        String bare() {
            return ReportText.bare(folded);
        }
    }

    private final List<Line> lines;
    private final String rest;

    private ReportText(List<Line> lines, String rest) {
        this.lines = lines;
        this.rest = rest;
    }

    List<Line> lines() {
        return lines;
    }

    /// The beginning of the returned message, where the text holds it.
    String rest() {
        return rest;
    }

    static ReportText of(String text) {
        var lines = new ArrayList<Line>();
        var at = 0;
        var read = 0;
        while (at < text.length() && lines.size() < MOST_LINES && read < LONGEST_REPORT) {
            var end = text.indexOf('\n', at);
            if (end < 0) end = text.length();
            var line = text.substring(at, Math.min(end, at + LONGEST_LINE)).stripTrailing();
            var folded = Phrases.folded(line).strip();
            if (beginsReturned(folded, lines))
                return new ReportText(lines, text.substring(at, Math.min(text.length(), at + LONGEST_REST)));
            at = end + 1;
            read += line.length();
            lines.add(new Line(lines.size() + 1, line, folded, AddressFinder.in(line)));
        }
        return new ReportText(lines, "");
    }

    /// `--- Below this line is a copy of the message.`, `Original message follows.`, or its first header field.
    private static boolean beginsReturned(String folded, List<Line> before) {
        if (Tables.FORMS.begins("returned-field", folded.startsWith("> ") ? folded.substring(2) : trimmed(folded)))
            return true;
        var bare = bare(folded);
        if (bare.isEmpty() || bare.length() > 120 || bare.indexOf('@') >= 0) return false;
        if (!isRuler(folded) && !(endsOpen(folded) && beginsSentence(before))) return false;
        return Tables.FORMS.says("message", bare)
                && Tables.FORMS.says("returned", bare)
                && !Tables.FORMS.says("not-returned", bare);
    }

    private static String trimmed(String folded) {
        return folded.startsWith(">") ? folded.substring(1) : folded;
    }

    private static boolean isRuler(String folded) {
        var first = folded.charAt(0);
        if ("-=*_#|+~".indexOf(first) < 0 || folded.length() < 3) return false;
        var second = folded.charAt(1);
        return "-=*_#~ ".indexOf(second) >= 0;
    }

    private static boolean beginsSentence(List<Line> before) {
        if (before.isEmpty()) return true;
        var last = before.getLast().folded();
        return last.isEmpty() || last.endsWith(".") || last.endsWith(":") || isRuler(last + "   ");
    }

    private static boolean endsOpen(String folded) {
        return folded.endsWith(":") || Tables.FORMS.ends("open-end", folded);
    }

    static String bare(String folded) {
        var start = 0;
        var end = folded.length();
        while (start < end && isMark(folded.charAt(start))) start++;
        while (end > start && isMark(folded.charAt(end - 1))) end--;
        return folded.substring(start, end);
    }

    private static boolean isMark(char c) {
        return " -=*_#|+~>.:<[](){},;\"'\u2022\u00b7".indexOf(c) >= 0;
    }
}
