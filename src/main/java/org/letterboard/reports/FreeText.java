package org.letterboard.reports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.reports.ReportText.Line;

/// Finds who failed in a report that was written for people. Most put the address in a line of its own, or first in a
/// line; some name it in a sentence. What is near it must speak of a failure.
final class FreeText {

    private static final int LINES_BEFORE = 4;
    private static final int LINES_AFTER = 8;
    private static final int LONGEST_PREAMBLE = 25;
    private static final int LONGEST_SENTENCE = 600;
    // Each is looked through for all phrases. A report with more lists its addresses.
    private static final int MOST_SENTENCES = 300;

    /// How an address stands there, the surest last.
    private enum Form {
        HEADER,
        COMMAND,
        OURS,
        SENTENCE,
        EXPANDED,
        LISTED
    }

    /// @param line where it was found, counted from 1
    /// @param form how, in words
    /// @param own  what the report says about it
    record Named(String address, int line, String form, String own) {}

    private record Mention(String address, int index, Form form) {
        String key() {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    private final List<Line> lines;
    private final Set<String> ours;
    private final String host;
    private final BitSet looked = new BitSet();
    private final BitSet spoken = new BitSet();
    private int sentences;

    /// @param ours addresses that a report tells of without complaint: its reader's and its author's
    /// @param host who reports, by which a name without one is made an address; may be empty
    FreeText(List<Line> lines, Set<String> ours, String host) {
        this.lines = lines;
        this.ours = ours;
        this.host = host;
    }

    List<Named> named() {
        var chosen = surest(mentions());
        if (chosen.isEmpty()) return bareNames();
        Map<String, Mention> byKey = new LinkedHashMap<>();
        for (var mention : chosen) {
            if (byKey.size() >= DeliveryFields.MOST_RECIPIENTS) break;
            byKey.putIfAbsent(mention.key(), mention);
        }
        var own = OwnText.of(lines, byKey.keySet());
        return byKey.values().stream()
                .map(mention -> new Named(
                        mention.address(),
                        lines.get(mention.index()).number(),
                        mention.form().name().toLowerCase(Locale.ROOT),
                        own.getOrDefault(mention.key(), "")))
                .toList();
    }

    /// Names without a host, each in a line of its own below one that announces them: "to these recipients:".
    private List<Named> bareNames() {
        var named = new ArrayList<Named>();
        for (var i = 1; i < lines.size() && !host.isEmpty() && named.isEmpty(); i++) {
            if (!lines.get(i - 1).folded().endsWith(":")
                    || !Tables.FORMS.says("failure", Phrases.folded(paragraph(i - 1)))) continue;
            var first = lines.get(i).isBlank() ? i + 1 : i;
            for (var at = first; at < lines.size() && isName(lines.get(at)); at++)
                named.add(new Named(
                        lines.get(at).folded() + "@" + host,
                        at + 1,
                        "name",
                        joined(Math.max(0, i - LINES_BEFORE), at)));
        }
        return named.size() > DeliveryFields.MOST_RECIPIENTS ? List.of() : named;
    }

    private static boolean isName(Line line) {
        var folded = line.folded();
        return folded.length() >= 2
                && folded.length() <= 64
                && Character.isWhitespace(line.text().charAt(0))
                && folded.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '.'));
    }

    /// What stands before the first address: it is said about all of them.
    String preamble(List<Named> named) {
        var end = named.isEmpty() ? lines.size() : Math.max(0, named.getFirst().line() - 1);
        return joined(Math.max(0, end - LONGEST_PREAMBLE), end);
    }

    private List<Mention> mentions() {
        var mentions = new ArrayList<Mention>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.addresses().isEmpty() || Tables.FORMS.says("no-recipient", line.folded())) continue;
            if (isGreeting(line.folded())) continue;
            if (i > 0 && Tables.FORMS.says("no-recipient-below", lastWords(i))) continue;
            for (var found : line.addresses()) add(mentions, i, line, found);
            if (mentions.size() > 10 * DeliveryFields.MOST_RECIPIENTS) break;
        }
        return mentions;
    }

    // "Hi Ann", and not "hilda@example.org".
    private static boolean isGreeting(String folded) {
        var end = Tables.FORMS.length("greeting", folded);
        return end > 0 && (end == folded.length() || " ,!:".indexOf(folded.charAt(end)) >= 0);
    }

    private String lastWords(int index) {
        var before = lines.get(index - 1).folded();
        return before.substring(Math.max(0, before.length() - 40)) + " ";
    }

    private void add(List<Mention> mentions, int index, Line line, AddressFinder.Found found) {
        var form = form(index, line, found);
        if (form == null) return;
        var isOurs = ours.contains(found.address().key()) || isPostmaster(found);
        if (isOurs && (form != Form.LISTED || !line.isAddressOnly())) return;
        if (form == Form.EXPANDED) replaceAbove(mentions, index);
        mentions.add(new Mention(found.address().toString(), index, isOurs ? Form.OURS : form));
    }

    // "bob@mail.example.org (generated from bob@example.org)": the second one is whom we wrote to.
    private void replaceAbove(List<Mention> mentions, int index) {
        if (!Tables.FORMS.says("generated-from", lines.get(index).folded())) return;
        if (!mentions.isEmpty() && mentions.getLast().index() >= index - 1) mentions.removeLast();
    }

    private static boolean isPostmaster(AddressFinder.Found found) {
        var local = found.address().local().toLowerCase(Locale.ROOT);
        return Tables.FORMS.begins("never-failed", local);
    }

    private @Nullable Form form(int index, Line line, AddressFinder.Found found) {
        if (Tables.FORMS.begins("header", line.folded())) return Form.HEADER;
        if (line.folded().contains("rcpt to")) return Form.COMMAND;
        if (Tables.FORMS.says("expanded", line.folded())) return Form.EXPANDED;
        if (isFirst(line, found)) return isFailureNear(index) ? Form.LISTED : null;
        return sentences++ < MOST_SENTENCES && Tables.isFailure(sentence(index, found)) ? Form.SENTENCE : null;
    }

    private static boolean isFirst(Line line, AddressFinder.Found found) {
        var before = line.text().substring(0, found.start());
        return before.chars().noneMatch(Character::isLetter)
                || Tables.FORMS.ends("label", Phrases.folded(before).strip());
    }

    private boolean isFailureNear(int index) {
        for (var i = Math.max(0, index - LINES_BEFORE); i < Math.min(lines.size(), index + LINES_AFTER); i++)
            if (speaks(i)) return true;
        return false;
    }

    /// Whether the line speaks of a failure, alone or with the next one. Looked at once.
    private boolean speaks(int index) {
        if (!looked.get(index)) {
            looked.set(index);
            spoken.set(index, Tables.isFailure(cut(joined(index, Math.min(lines.size(), index + 2)))));
        }
        return spoken.get(index);
    }

    private static String cut(String text) {
        return text.length() > LONGEST_SENTENCE ? text.substring(0, LONGEST_SENTENCE) : text;
    }

    /// The lines around without an empty one between, three each way.
    private String paragraph(int index) {
        var from = index;
        while (from > 0 && index - from < 3 && !lines.get(from - 1).isBlank()) from--;
        var to = index + 1;
        while (to < lines.size() && to - index < 4 && !lines.get(to).isBlank()) to++;
        return joined(from, to);
    }

    /// As much of the paragraph as belongs to the sentence with the address. A line that begins a sentence may lack the
    /// full stop before it.
    private String sentence(int index, AddressFinder.Found found) {
        var line = lines.get(index).text();
        var paragraph = paragraph(index);
        var at = paragraph.indexOf(line) + found.start();
        var start = 0;
        var end = paragraph.length();
        for (var i = 0; i < paragraph.length() - 1; i++) {
            if (paragraph.charAt(i) != '.' || !Character.isWhitespace(paragraph.charAt(i + 1))) continue;
            if (i < at) start = i + 1;
            else if (i >= at + found.end() - found.start()) {
                end = i;
                break;
            }
        }
        start = Math.max(start, at - LONGEST_SENTENCE / 2);
        return cut(paragraph.substring(start, end));
    }

    private String joined(int from, int to) {
        var out = new StringBuilder();
        for (var i = from; i < to; i++) out.append(lines.get(i).text()).append('\n');
        return out.toString();
    }

    /// Where one address stands in lists, those in sentences are examples, contacts, senders.
    private static List<Mention> surest(List<Mention> mentions) {
        for (var level : List.of(Form.EXPANDED, Form.SENTENCE, Form.OURS, Form.COMMAND, Form.HEADER)) {
            var chosen = mentions.stream()
                    .filter(mention -> mention.form().compareTo(level) >= 0)
                    .filter(mention -> level == Form.OURS || mention.form() != Form.OURS)
                    .toList();
            if (!chosen.isEmpty()) return chosen;
        }
        return List.of();
    }
}
