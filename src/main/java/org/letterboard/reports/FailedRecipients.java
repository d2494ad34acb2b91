package org.letterboard.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.letterboard.mail.MimeTree;

/// Who failed in one report: by its fields for machines, by its text, or by the message that it returns.
record FailedRecipients(
        MimeTree tree, Reports.Header header, ReportText text, FreeText free, List<FreeText.Named> named) {
    private static final int MOST_NOTES = 20;

    Reports.Report report(String why) {
        var failed = new ArrayList<Bounce.Failed>();
        var notes = new ArrayList<String>();
        for (var one : decisions()) {
            failed.add(one.failed());
            if (notes.size() < MOST_NOTES) notes.add("bounce: " + one.failed().address() + ", " + one.why());
        }
        return new Reports.Report(why, new Bounce(List.copyOf(failed)), notes);
    }

    private List<Judgement.Decision> decisions() {
        var groups = groups();
        if (!groups.isEmpty()) return groups.stream().map(this::judged).toList();
        return listed();
    }

    private List<DeliveryFields.Group> groups() {
        var groups = DeliveryFields.read(tree, false);
        if (groups != null && !groups.isEmpty()) return groups;
        var inText = DeliveryFields.read(fieldsInText());
        if (!inText.isEmpty()) return inText;
        return groups == null && named.isEmpty() ? packed() : List.of();
    }

    /// A report that a filter packed into another message, or wrote below its own words, and nothing else beside it.
    private List<DeliveryFields.Group> packed() {
        var enclosed = DeliveryFields.read(tree, true);
        if (enclosed == null)
            enclosed = DeliveryFields.read(MimeTree.of(text.rest().getBytes(UTF_8)), false);
        return enclosed == null ? List.of() : enclosed;
    }

    private byte[] fieldsInText() {
        var out = new StringBuilder();
        for (var line : text.lines()) {
            var isField = Tables.FORMS.begins("report-field", line.folded());
            if (!out.isEmpty() || isField) out.append(line.text()).append('\n');
        }
        return out.toString().getBytes(UTF_8);
    }

    private Judgement.Decision judged(DeliveryFields.Group group) {
        var own = named.stream()
                .filter(one -> one.address().equalsIgnoreCase(group.address()))
                .map(FreeText.Named::own)
                .findFirst()
                .orElse("");
        var decision = Judgement.of(new Judgement.Facts(
                group.address(), group.permanent(), group.status(), group.diagnostic(), List.of(own)));
        return new Judgement.Decision(decision.failed(), "fields of a report, " + decision.why());
    }

    private List<Judgement.Decision> listed() {
        var permanent = !isDelayed();
        var preamble = free.preamble(named);
        var decisions = new ArrayList<Judgement.Decision>();
        for (var address : failedField()) {
            var own = named.stream()
                    .filter(one -> one.address().equalsIgnoreCase(address))
                    .map(FreeText.Named::own)
                    .findFirst()
                    .orElse(
                            named.isEmpty()
                                    ? free.preamble(List.of())
                                    : named.getFirst().own());
            decisions.add(judged(address, permanent, own, preamble, "X-Failed-Recipients"));
        }
        if (!decisions.isEmpty()) return decisions;
        for (var one : named)
            decisions.add(judged(one.address(), permanent, one.own(), preamble, one.form() + ", line " + one.line()));
        if (named.isEmpty())
            ReturnedMessage.recipient(tree, text.rest(), header.ours())
                    .ifPresent(address ->
                            decisions.add(judged(address, permanent, preamble, preamble, "the returned message")));
        return decisions;
    }

    private List<String> failedField() {
        return tree.root().header().values("X-Failed-Recipients").stream()
                .flatMap(value -> AddressFinder.in(value).stream())
                .map(found -> found.address().toString())
                .distinct()
                .limit(DeliveryFields.MOST_RECIPIENTS)
                .toList();
    }

    private static Judgement.Decision judged(
            String address, boolean permanent, String own, String preamble, String rule) {
        var decision = Judgement.of(new Judgement.Facts(
                address, permanent, "", replyIn(own), List.of(own, lastParagraph(preamble), own + "\n" + preamble)));
        return new Judgement.Decision(decision.failed(), rule + ", " + decision.why());
    }

    private static String lastParagraph(String text) {
        var stripped = text.stripTrailing();
        return stripped.substring(stripped.lastIndexOf("\n\n") + 1);
    }

    /// From the first line with a code on.
    private static String replyIn(String own) {
        var lines = own.lines().toList();
        for (var i = 0; i < lines.size(); i++)
            if (Reply.code(lines.get(i)) > 0 || !Reply.status(lines.get(i)).isEmpty())
                return String.join("\n", lines.subList(i, lines.size()));
        return "";
    }

    private boolean isDelayed() {
        var all = new StringBuilder(Phrases.folded(header.subject())).append('\n');
        for (var line : text.lines().subList(0, Math.min(100, text.lines().size())))
            all.append(line.folded()).append(' ');
        var words = all.toString().toLowerCase(Locale.ROOT);
        return Tables.FORMS.says("still-trying", words) && !Tables.FORMS.says("gave-up", words);
    }
}
