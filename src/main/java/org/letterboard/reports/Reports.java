package org.letterboard.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.MimeTree;

/// Reads a message as a report about mail that failed: the way in to this room.
public final class Reports {
    private static final int MOST_NOTES = 20;

    private Reports() {}

    /// What the message's header says.
    ///
    /// @param from       null where there is no address in it
    /// @param ours       addresses of its reader and its author, in lower case: nobody complains about those
    /// @param nullSender it came from `<>`
    /// @param isAnswer   it names a message that it answers
    public record Header(
            @Nullable EmailAddress from,
            String fromName,
            String subject,
            Set<String> ours,
            boolean nullSender,
            boolean isAnswer) {}

    /// @param why   by which rule it is a bounce, in words
    /// @param notes the rule behind each recipient
    public record Report(String why, Bounce bounce, List<String> notes) {}

    /// Null where it is none.
    public static @Nullable Report read(MimeTree tree, Header header, String text) {
        var hasForm = Signs.hasForm(tree);
        if (!hasForm && !Signs.may(header)) return null;
        if (isReceipt(tree) && !(Signs.isSystem(header) && Signs.subject(header))) return null;
        var notice = SesNotice.read(text);
        if (notice != null) return notice;
        var report = ReportText.of(text);
        var lines = report.lines();
        var free = new FreeText(
                lines, header.ours(), header.from() == null ? "" : header.from().domain());
        var named = free.named();
        var why = why(header, hasForm, named, lines);
        return why == null ? null : new Reading(tree, header, report, free, named).report(why);
    }

    private static @Nullable String why(
            Header header, boolean hasForm, List<FreeText.Named> named, List<ReportText.Line> lines) {
        if (hasForm) return "a delivery report (RFC 3464)";
        if (Signs.isDaemon(header)) return "from a mail system";
        var names = !named.isEmpty();
        if (header.nullSender()) {
            if (Signs.isSystem(header)) return "from a postmaster, with a null sender";
            var isProgram = Signs.isRobot(header) && names && startsAsReport(lines);
            if (isProgram || Signs.subject(header)) return "a null sender, about mail that failed";
        }
        // A postmaster is a person, too, and may have a word to say about mail that failed.
        var toBounces = Signs.toBounces(header);
        if (Signs.isSystem(header) && (toBounces ? Signs.weakSubject(header) || names : Signs.subject(header) && names))
            return "from a postmaster, about mail that failed";
        if (!names || !startsAsReport(lines)) return null;
        if (toBounces && Signs.weakSubject(header)) return "to an address for bounces, about mail that failed";
        if (Signs.isRobot(header) && Signs.subject(header) && !header.isAnswer())
            return "from a robot, about mail that failed";
        return null;
    }

    /// Dovecot refuses in the form of a receipt; all others are about mail that was read, or thrown away unread.
    private static boolean isReceipt(MimeTree tree) {
        return tree.parts().stream()
                .anyMatch(part -> !part.enclosed() && part.type().equals("message/disposition-notification"));
    }

    /// Whether its first lines speak of a failure.
    private static boolean startsAsReport(List<ReportText.Line> lines) {
        var start = new StringBuilder();
        for (var line : lines.subList(0, Math.min(15, lines.size())))
            start.append(line.folded()).append(' ');
        return Tables.FORMS.says("failure", start.toString()) || Judgement.reason(start.toString()) != null;
    }

    /// One reading of one report.
    private record Reading(MimeTree tree, Header header, ReportText text, FreeText free, List<FreeText.Named> named) {

        Report report(String why) {
            var failed = new ArrayList<Bounce.Failed>();
            var notes = new ArrayList<String>();
            for (var one : decisions()) {
                failed.add(one.failed());
                if (notes.size() < MOST_NOTES)
                    notes.add("bounce: " + one.failed().address() + ", " + one.why());
            }
            return new Report(why, new Bounce(List.copyOf(failed)), notes);
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
            // A report that a filter packed into another message, and nothing else beside it.
            var packed = groups == null && named.isEmpty() ? DeliveryFields.read(tree, true) : null;
            return packed == null ? List.of() : packed;
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
            var decision = Judgement.of(
                    new Judgement.Facts(group.address(), group.permanent(), group.status(), group.diagnostic(), own));
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
                decisions.add(
                        judged(one.address(), permanent, one.own(), preamble, one.form() + ", line " + one.line()));
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
            var decision =
                    Judgement.of(new Judgement.Facts(address, permanent, "", replyIn(own), own + "\n" + preamble));
            return new Judgement.Decision(decision.failed(), rule + ", " + decision.why());
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
}
