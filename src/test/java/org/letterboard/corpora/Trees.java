package org.letterboard.corpora;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.MailDate;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.Reading;
import org.letterboard.threading.Ancestry;
import org.letterboard.threading.RealLists;
import org.letterboard.threading.StandardThreads;
import org.letterboard.threading.StandardThreads.Message;

/// The standard's own trees (RFC 5256), as Dovecot's tests and Zawinski's have them, and what a peer makes of real
/// lists.
final class Trees {
    private static final DateTimeFormatter ARRIVAL =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    private final Folder folder;

    Trees(Folder folder) {
        this.folder = folder;
    }

    List<Score> scores() {
        return List.of(
                imaptest(),
                zawinski(),
                compared("real lists: topics that headers tie together", RealLists.topics()),
                compared("real lists: parents that headers name", RealLists.parents()));
    }

    private static Score compared(String set, List<RealLists.Compared> answers) {
        var count = new Score.Count(set);
        answers.forEach(one -> count.add(one.same(), one.what()));
        return count.score();
    }

    private Score imaptest() {
        var count = new Score.Count("imaptest: trees of RFC 5256");
        for (var answer : Folder.each(folder.answers("imaptest/expected.json"))) {
            var file = answer.get("mbox").asText();
            var all = messages("imaptest/" + file);
            var steps = answer.path("steps").isMissingNode()
                    ? List.of("append*", "* THREAD " + answer.get("thread").asText())
                    : Folder.words(answer.get("steps"));
            count.add(agrees(answer.get("algorithm").asText(), steps, all), file);
        }
        return count.score();
    }

    /// Goes through a script: messages come, and go, and now and then somebody asks for the threads.
    private static boolean agrees(String algorithm, List<String> steps, List<Message> all) {
        var here = new ArrayList<Message>();
        var marked = List.<Integer>of();
        var next = 0;
        for (var step : steps) {
            if (step.equals("append*")) here.addAll(all);
            else if (step.endsWith("append")) here.add(all.get(next++));
            else if (step.contains("store ")) marked = numbers(step.split(" ", -1)[2]);
            else if (step.contains("expunge")) marked.reversed().forEach(number -> here.remove(number - 1));
            else if (step.toUpperCase(Locale.ROOT).startsWith("* THREAD ")
                    && !StandardThreads.written(threads(algorithm, numbered(here)))
                            .equals(step.substring("* THREAD ".length()))) return false;
        }
        return true;
    }

    private static List<Integer> numbers(String set) {
        return Arrays.stream(set.split(",")).map(Integer::valueOf).toList();
    }

    private static List<Message> numbered(List<Message> messages) {
        var numbered = new ArrayList<Message>();
        for (var one : messages)
            numbered.add(
                    new Message(numbered.size() + 1, one.messageId(), one.references(), one.subject(), one.date()));
        return numbered;
    }

    private static List<StandardThreads.Tree> threads(String algorithm, List<Message> messages) {
        return algorithm.equals("REFERENCES")
                ? StandardThreads.byReferences(messages)
                : StandardThreads.byOrderedSubject(messages);
    }

    private Score zawinski() {
        var count = new Score.Count("jwz: trees");
        for (var answer : Folder.each(folder.answers("jwz_vectors/expected.json"))) {
            var file = answer.get("mbox").asText();
            var ours = outline(threads(answer.get("algorithm").asText(), messages("jwz_vectors/" + file)), "");
            var theirs = answer.get("expected_outline").asText().lines().toList();
            count.add(inNoCircle(ours).equals(inNoCircle(theirs)), file + ": " + ours);
        }
        return count.score();
    }

    /// Zawinski's program leaves out whatever names itself, by way of others too.
    private static List<String> inNoCircle(List<String> outline) {
        return outline.stream().filter(line -> !line.contains("Loop")).toList();
    }

    private static List<String> outline(List<StandardThreads.Tree> threads, String indent) {
        var lines = new ArrayList<String>();
        for (var thread : threads) {
            lines.add(indent
                    + (thread.message() == null ? "dummy" : thread.message().subject()));
            lines.addAll(outline(thread.answers(), indent + "   "));
        }
        return lines;
    }

    private List<Message> messages(String mbox) {
        var messages = new ArrayList<Message>();
        for (var piece : new String(folder.bytes(mbox), ISO_8859_1).split("(?m)^(?=From \\S+  ?\\w{3} )", -1)) {
            if (piece.isBlank()) continue;
            var from = piece.substring(0, piece.indexOf('\n'));
            var raw = RawMessage.of(piece.substring(from.length() + 1).getBytes(ISO_8859_1));
            var head = Reading.head(raw);
            messages.add(Message.of(
                    messages.size() + 1,
                    head.messageId(),
                    new Ancestry(head.references(), head.inReplyTo()),
                    head.subject(),
                    date(raw.value("Date").orElse(null), from)));
        }
        return messages;
    }

    private static Instant date(@Nullable String date, String from) {
        var sent = date == null ? null : MailDate.parse(date).orElse(null);
        if (sent != null) return sent;
        var words = from.split(" +", 3)[2].replaceAll(" +", " ");
        var zone = words.matches(".* [+-]\\d{4}") ? words.substring(words.length() - 5) : "+0000";
        var local = words.replaceAll(" [+-]\\d{4}$", "");
        try {
            return LocalDateTime.parse(local, ARRIVAL).toInstant(ZoneOffset.of(zone));
        } catch (DateTimeParseException unreadable) {
            throw new IllegalStateException("a From_ line without a date: " + from, unreadable);
        }
    }
}
