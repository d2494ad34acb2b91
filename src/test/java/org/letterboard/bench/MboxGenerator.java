package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Writes an archive of a list, the same each time: topics that go on beside each other, of 1 to 12 posts or of
/// [#LONG_TOPIC], with quotations, References and some 3.5 KB a message.
final class MboxGenerator {
    static final int LONG_TOPIC = 50;

    private static final int SHORT_TOPIC = 12;
    private static final int MOST_LIVE_TOPICS = 60;
    private static final int MESSAGES_A_LIVE_TOPIC = 150;
    private static final int AUTHORS = 400;
    private static final int MOST_REFERENCES = 12;
    private static final int LAST_ANSWERED = 6;
    private static final int QUOTED_LINES = 6;
    private static final Instant FIRST = Instant.parse("2020-01-01T10:00:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(15);
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FROM_DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final int longPercent;
    private final Random chance = new Random(42);
    private final Vocabulary vocabulary = new Vocabulary(chance);
    private final List<Topic> live = new ArrayList<>();

    private record Topic(String subject, int size, List<Written> posts) {}

    private record Written(String id, String author, List<String> references, String text) {}

    /// @param longPercent how many of a hundred topics are long ones
    MboxGenerator(int longPercent) {
        this.longPercent = longPercent;
    }

    void write(Path file, int messages) throws IOException {
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            var together = Math.clamp(messages / MESSAGES_A_LIVE_TOPIC, 1, MOST_LIVE_TOPICS);
            for (var i = 0; i < messages; i++) message(out, i, together);
        }
    }

    private void message(Writer out, int number, int together) throws IOException {
        while (live.size() < together) live.add(topic());
        var topic = live.get(chance.nextInt(together));
        var posts = topic.posts();
        var above = posts.isEmpty()
                ? null
                : posts.get(posts.size() - 1 - chance.nextInt(Math.min(LAST_ANSWERED, posts.size())));
        var text = vocabulary.text(length());
        var references = new ArrayList<String>();
        if (above != null) {
            references.addAll(above.references());
            references.add(above.id());
            if (references.size() > MOST_REFERENCES) references.removeFirst();
            text = quoted(above) + text;
        }
        var post = new Written("<" + number + "@bench.example>", author(), List.copyOf(references), text);
        posts.add(post);
        if (posts.size() == topic.size()) live.remove(topic);
        out.write(
                wire(post, (above == null ? "" : "Re: ") + topic.subject(), FIRST.plus(BETWEEN.multipliedBy(number))));
    }

    private Topic topic() {
        var size = chance.nextInt(100) < longPercent ? LONG_TOPIC : 1 + chance.nextInt(SHORT_TOPIC);
        return new Topic(vocabulary.text(20 + chance.nextInt(40)).replace('\n', ' '), size, new ArrayList<>());
    }

    private int length() {
        return (int) Math.min(12_000, 1_200 - 1_600 * Math.log(1 - chance.nextDouble()));
    }

    private String author() {
        // A few write much, and many a little.
        var number = (int) (AUTHORS * Math.pow(chance.nextDouble(), 3));
        var name = vocabulary.ofRank(number) + " " + vocabulary.ofRank(number + AUTHORS);
        return name + " <user" + number + "@example" + number % 40 + ".test>";
    }

    private static String quoted(Written above) {
        var text = new StringBuilder(above.author().replaceAll(" <.*", "")).append(" wrote:\n");
        above.text()
                .lines()
                .limit(QUOTED_LINES)
                .forEach(line -> text.append("> ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    private static String wire(Written post, String subject, Instant at) {
        var text = new StringBuilder("From user@example.test ")
                .append(FROM_DATE.format(at))
                .append('\n');
        text.append("From: ")
                .append(post.author())
                .append("\nTo: devel@lists.example.org\nSubject: ")
                .append(subject);
        text.append("\nDate: ")
                .append(DATE.format(at))
                .append("\nMessage-ID: ")
                .append(post.id())
                .append('\n');
        if (!post.references().isEmpty())
            text.append("In-Reply-To: ")
                    .append(post.references().getLast())
                    .append("\nReferences: ")
                    .append(String.join("\n ", post.references()))
                    .append('\n');
        text.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n");
        text.append("Content-Transfer-Encoding: 8bit\n\n").append(post.text()).append("\n\n");
        return text.toString();
    }
}
