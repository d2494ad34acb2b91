package org.letterboard.reports;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letterboard.reports.ReportText.Line;

/// What a report says about each address: a line belongs to those that were named last, and several below each other
/// share what comes after.
final class OwnText {
    private static final int MOST_LINES = 25;
    private static final int LONGEST = 3_000;

    private OwnText() {}

    /// By address in lower case.
    static Map<String, String> of(List<Line> lines, Set<String> keys) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        Set<String> current = new LinkedHashSet<>();
        var said = false;
        var since = 0;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var here = keysIn(line, keys);
            if (!here.isEmpty()) {
                if (said) current.clear();
                current.addAll(here);
                since = i;
                said = false;
            }
            if (current.isEmpty() || i - since > MOST_LINES) continue;
            said |= saysMore(line, here);
            for (var key : here.isEmpty() ? current : here)
                append(texts.computeIfAbsent(key, any -> new StringBuilder()), line.text());
            if (keys.size() > 1 && !here.isEmpty() && isVerdict(line)) current.clear();
        }
        Map<String, String> own = new LinkedHashMap<>();
        texts.forEach((key, text) -> own.put(key, text.toString()));
        return own;
    }

    /// sendmail's last word on a recipient, `550 <ann@example.org>... User unknown`: what comes next is about another.
    private static boolean isVerdict(Line line) {
        return Reply.code(line.folded()) > 0
                && Character.isDigit(line.folded().charAt(0))
                && line.folded().contains("... ");
    }

    private static void append(StringBuilder text, String line) {
        if (text.length() < LONGEST) text.append(line).append('\n');
    }

    private static Set<String> keysIn(Line line, Set<String> keys) {
        Set<String> here = new LinkedHashSet<>();
        for (var found : line.addresses())
            if (keys.contains(found.address().key())) here.add(found.address().key());
        return here;
    }

    private static boolean saysMore(Line line, Set<String> here) {
        if (here.isEmpty()) return line.folded().chars().anyMatch(Character::isLetterOrDigit);
        return !line.isAddressOnly() && Tables.isFailure(line.text());
    }
}
