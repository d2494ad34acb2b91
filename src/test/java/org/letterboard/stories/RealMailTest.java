package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.board.Post;
import org.letterboard.inbox.Sources;
import org.letterboard.mail.RawMessage;
import org.letterboard.reading.BaseSubject;
import org.letterboard.reading.Reading;

/// The mails of seven real lists of 2002, sent as they are over SMTP: they stand on the board in their topics, byte for
/// byte, and reach the members with headers that are ours.
class RealMailTest {
    private static final Path MAIL = Path.of("../shared/corpora/spamassassin_lists");
    private static final Map<String, String> LISTS = Map.of(
            "exmh-users", "exmh-users.spamassassin.taint.org",
            "exmh-workers", "exmh-workers.spamassassin.taint.org",
            "iiu", "iiu.iiu.taint.org",
            "ilug", "ilug.linux.ie",
            "secprog", "secprog.list-id.securityfocus.com",
            "social", "social.linux.ie",
            "zzzzteana", "yahoogroups-zzzzteana");

    @TempDir
    Path folder;

    private final Map<String, List<byte[]>> mails = new HashMap<>();

    @Test
    void seven_real_lists_stand_on_the_board_and_reach_a_member_of_each() throws IOException {
        if (!Files.isDirectory(MAIL)) System.out.println("skipped: " + MAIL + " is not here");
        Assumptions.assumeTrue(Files.isDirectory(MAIL));
        for (var list : LISTS.entrySet()) mails.put(list.getKey(), mbox(MAIL.resolve(list.getValue() + ".mbox")));
        var files = LISTS.keySet().stream().flatMap(name -> Stream.of(name, "posting = \"anyone\"\n"));

        try (var town = Town.with(folder, Clock.systemUTC(), files.toArray(String[]::new))) {
            LISTS.keySet().forEach(list -> town.members(list, "reader-" + list + "@example.com"));
            mails.forEach((list, all) -> {
                for (var mail : all)
                    assertThat(town.send("sender@example.net", List.of(list + "@lists.example.org"), mail))
                            .startsWith("250");
            });
            var sent = mails.values().stream().mapToInt(List::size).sum();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> town.handled() == sent);

            for (var list : LISTS.keySet()) check(town, list);
        }
    }

    private void check(Town town, String list) throws IOException {
        var posts = town.posts(list);
        var aside = town.app().database().read(h -> town.app().inbox().aside(h));
        aside.forEach(a -> System.out.println("set aside: " + a.reason()));
        assertThat(aside).isEmpty();
        // Byte for byte what was sent, in the order in which it was sent.
        var kept = posts.stream()
                .sorted(Comparator.comparingLong(Post::number))
                .map(p -> town.app().database().read(h -> Sources.read(h, p.sourceId())))
                .toList();
        var sent = new ArrayList<>(mails.get(list));
        town.unposted(list).forEach(bytes -> {
            System.out.println("no post of " + list + ": "
                    + RawMessage.of(bytes).value("Subject").orElse(""));
            sent.removeIf(mail -> Arrays.equals(mail, bytes));
        });
        assertThat(kept).hasSameSizeAs(sent);
        assertThat(kept.stream().map(Town::latin).sorted())
                .isEqualTo(sent.stream().map(Town::latin).sorted().toList());

        Awaitility.await()
                .until(() -> town.postbox.of("reader-" + list + "@example.com").size() == posts.size());
        for (var got : town.postbox.of("reader-" + list + "@example.com")) {
            assertThat(RawMessage.of(got.bytes()).values("List-Id")).containsExactly(got.header("List-Id"));
            assertThat(got.header("List-Id")).contains("<" + list + ".lists.example.org>");
            assertThat(got.header("From"))
                    .matches("(?s).* via .*<" + list + "\\+[a-z]+\\.[a-z2-7]{4}@lists\\.example\\.org>");
        }
        topics(town, list);
    }

    private void topics(Town town, String list) throws IOException {
        var place = new HashMap<String, Integer>();
        for (var mail : mails.get(list)) place.putIfAbsent(Town.latin(mail), place.size() + 1);
        Set<Set<Integer>> ours = town.topics(list).stream()
                .map(topic -> town.posts(topic).stream()
                        .map(p -> place.get(Town.latin(town.app().database().read(h -> Sources.read(h, p.sourceId())))))
                        .collect(Collectors.<Integer, Set<Integer>>toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
        Set<Set<Integer>> theirs = new HashSet<>();
        for (JsonNode topic : JsonMapper.builder()
                .build()
                .readTree(MAIL.resolve(LISTS.get(list) + ".threads.json").toFile())
                .get("header_only_threads")) {
            var members = new TreeSet<Integer>();
            topic.forEach(number -> members.add(number.asInt()));
            theirs.add(members);
        }
        // What headers tie together is together. Answers without headers came to it by what they quote.
        var apart = theirs.stream()
                .filter(topic -> ours.stream().noneMatch(all -> all.containsAll(topic)))
                .toList();
        System.out.println(list + ": " + ours.size() + " topics, the peer has " + theirs.size()
                + ", those that are several of ours: " + apart);
        // Three of the peer's 460 hang together by an address that it takes for an id.
        assertThat(apart.size()).isLessThanOrEqualTo(3);
        // Two answers on one list, seen from both sides: each quotes its letter, under a subject that a program broke
        // and under that of a digest.
        assertThat(strangers(list, ours, theirs)).hasSizeLessThanOrEqualTo(4);
    }

    /// Topics of the peer's that stand in one of ours with others, none of which has a subject of theirs.
    private List<Set<Integer>> strangers(String list, Set<Set<Integer>> ours, Set<Set<Integer>> theirs) {
        var subjects = new ArrayList<String>();
        for (var mail : mails.get(list))
            subjects.add(BaseSubject.of(Reading.read(mail).subject()).text());
        return theirs.stream()
                .filter(topic -> ours.stream()
                        .filter(all -> all.size() > topic.size() && all.containsAll(topic))
                        .anyMatch(all -> all.stream()
                                .filter(other -> !topic.contains(other))
                                .noneMatch(other -> topic.stream()
                                        .anyMatch(one -> subjects.get(one - 1).equals(subjects.get(other - 1))))))
                .toList();
    }

    private static List<byte[]> mbox(Path file) throws IOException {
        var mails = new ArrayList<byte[]>();
        StringBuilder mail = null;
        for (var line : Files.readString(file, ISO_8859_1).split("\n", -1)) {
            if (line.startsWith("From ")) {
                if (mail != null) mails.add(finished(mail));
                mail = new StringBuilder();
            } else if (mail != null) {
                mail.append(line.matches(">+From .*") ? line.substring(1) : line)
                        .append("\r\n");
            }
        }
        if (mail != null) mails.add(finished(mail));
        return mails;
    }

    private static byte[] finished(StringBuilder mail) {
        // The empty line before the next From_ line is not the mail's.
        var text = mail.toString().replaceAll("(\r\n)+$", "\r\n");
        return text.getBytes(ISO_8859_1);
    }
}
