package org.letterboard.threading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of others: Zawinski's own, Dovecot's, notmuch's. Their subject steps are not ours.
class VectorsTest {
    private final Shelf shelf = new Shelf();
    private final Map<Long, String> titles = new HashMap<>();
    private final List<ReplyOrder.Entry> posts = new ArrayList<>();

    @BeforeEach
    void corpora() {
        Corpus.skipWhereMissing();
    }

    /// `1 . 2 / 3`: the second answers the first, the third is a topic of its own; topics in order of arrival.
    /// Where the answer rests on subjects it is not here (`thread3`, `thread4`). Two are scripts (`thread5`,
    /// `thread8`), of which the first answer counts.
    @CsvSource(delimiter = '|', textBlock = """
            thread  | 3 | 1 / 3 . 2
            thread2 | 2 | 1 / 2
            thread5 | 4 | 1 . 2 .. 4 . 3
            thread6 | 2 | 1 / 2
            thread7 | 4 | 1 . 2 .. 3 . 4
            thread8 | 2 | 1 . 2
            """)
    @ParameterizedTest
    void imaptest_agrees(String name, int count, String expected) {
        for (var mail : Corpus.mbox("imaptest/tests/" + name + ".mbox").subList(0, count)) place(mail);
        assertThat(outline(" ", " / ", ".").replace(" / .", " .")).isEqualTo(expected);
    }

    @Test
    void zawinski_agrees() {
        var vectors = Corpus.json("jwz_vectors/expected.json").get(1);
        var subjects = vectors.get("messages").findValuesAsText("subject");
        var mails = Corpus.mbox("jwz_vectors/jwz_references.mbox");
        for (var i = 0; i < mails.size(); i++) titles.put(place(mails.get(i)), subjects.get(i));

        var ours =
                outline("", "\n", "   ").lines().filter(line -> !isOurOwn(line)).toList();
        assertThat(ours)
                .isEqualTo(withoutDummies(vectors.get("expected_outline").asText()));
        assertThat(posts).hasSize(56);
    }

    /// Zawinski leaves loops out altogether, and puts the two `lkjhlkjh` together by their subject.
    private static boolean isOurOwn(String line) {
        return List.of("Loop1", "Loop2", "Loop3", "Loop7", "Loop8", "Loop10", "lkjhlkjh")
                .contains(line.strip());
    }

    /// Our topics show no dummies: what stands below one moves up.
    private static List<String> withoutDummies(String outline) {
        var lines = new ArrayList<String>();
        var below = false;
        for (var line : outline.lines().toList()) {
            if (!line.startsWith(" ")) below = line.equals("dummy");
            if (!line.equals("dummy") && !line.strip().equals("lkjhlkjh")) lines.add(below ? line.substring(3) : line);
        }
        return lines;
    }

    @Test
    void notmuch_agrees() {
        JsonNode names = Corpus.json("notmuch/expected_threads_threading.json").get("messages");
        for (var mail : Corpus.files("notmuch/corpora/threading", names))
            titles.put(place(mail), mail.header("subject").replaceAll("\\[.*#33575] |: .*", ""));

        assertThat(outline("", "\n", "> ").lines().collect(Collectors.toList()))
                .containsSubsequence(
                        "root message",
                        "> child message",
                        "> > fake root message",
                        "> > grand-child message",
                        "> > > great grand-child message",
                        "> > grand-child message 2")
                .containsSubsequence("root message", "> child message", "> > grand-child message")
                // notmuch hangs the last one below the first, which nothing in its headers says.
                .containsSubsequence("FYI", "> AutoReply", "Resolved");
    }

    private long place(Corpus.Mail mail) {
        var number = posts.size() + 1;
        var id = mail.sameIdBefore() ? "<ours." + number + ">" : mail.id();
        var node = shelf.place(id, mail.ancestry().references(), mail.ancestry().inReplyTo())
                .node();
        titles.put(node.id(), String.valueOf(number));
        posts.add(new ReplyOrder.Entry(node.id(), number, Instant.EPOCH));
        return node.id();
    }

    /// All topics in the order of their first posts.
    private String outline(String afterIndent, String between, String indent) {
        var topics = new ArrayList<List<ReplyOrder.Line>>();
        for (var topic : shelf.topics()) {
            var nodes = shelf.topic(topic);
            var here = nodes.stream().map(Node::id).collect(Collectors.toSet());
            topics.add(ReplyOrder.of(
                    nodes,
                    posts.stream().filter(post -> here.contains(post.node())).toList()));
        }
        topics.sort((a, b) ->
                Long.compare(a.getFirst().entry().number(), b.getFirst().entry().number()));
        return topics.stream()
                .flatMap(List::stream)
                .map(line -> indent.repeat(line.depth())
                        + (line.depth() > 0 ? afterIndent : "")
                        + titles.get(line.entry().node()))
                .collect(Collectors.joining(between));
    }
}
