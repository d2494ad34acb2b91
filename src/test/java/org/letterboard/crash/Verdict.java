package org.letterboard.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the comparison found. Each list has a line for each thing that is wrong.
///
/// @param missing      answered 250 and not on the board
/// @param twice        on the board more than once
/// @param strangers    on the board and never sent
/// @param torn         a reply that is not in its parent's topic
/// @param notDelivered answered 250 and not at the sink, by member
/// @param tooMany      crashes after which more was delivered again than may be
record Verdict(
        int kept,
        List<String> missing,
        List<String> twice,
        List<String> strangers,
        List<String> torn,
        List<String> notDelivered,
        List<String> tooMany) {

    private static final int SHOWN = 10;

    /// Compares the log of 250s and the sink's file with the board.
    ///
    /// @param members of the list whose members get each post
    static Verdict of(
            List<Senders.Kept> kept,
            Map<String, List<BoardReader.Standing>> board,
            List<Deliveries.Delivery> deliveries,
            int members,
            Repeats repeats) {
        var verdict = new Verdict(
                kept.size(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                repeats.tooMany());
        board.forEach((list, posts) -> verdict.compare(list, kept, posts));
        verdict.compare(kept, deliveries, members);
        return verdict;
    }

    private void compare(String list, List<Senders.Kept> kept, List<BoardReader.Standing> posts) {
        var topics = new HashMap<String, Long>();
        for (var post : posts)
            if (topics.put(post.messageId(), post.topic()) != null) twice.add(list + " " + post.messageId());
        var sent = new HashSet<String>();
        for (var letter : kept) {
            if (!letter.lists().contains(list)) continue;
            var id = Letters.Letter.id(letter.name());
            sent.add(id);
            var topic = topics.get(id);
            var above = topics.get(Letters.Letter.id(letter.parent()));
            if (topic == null) missing.add(list + " " + id);
            else if (above != null && !above.equals(topic)) torn.add(list + " " + id);
        }
        topics.keySet().stream().filter(id -> !sent.contains(id)).forEach(id -> strangers.add(list + " " + id));
    }

    private void compare(List<Senders.Kept> kept, List<Deliveries.Delivery> deliveries, int members) {
        Set<String> got = new HashSet<>();
        deliveries.forEach(delivery -> got.add(delivery.key()));
        for (var letter : kept) {
            if (!letter.lists().contains(Letters.TO_ALL)) continue;
            for (var i = 1; i <= members; i++) {
                var key = letter.name() + " " + Site.member(i);
                if (!got.contains(key)) notDelivered.add(key);
            }
        }
    }

    boolean isGood() {
        return missing.isEmpty()
                && twice.isEmpty()
                && strangers.isEmpty()
                && torn.isEmpty()
                && notDelivered.isEmpty()
                && tooMany.isEmpty();
    }

    String text() {
        return "answered 250: %d%n".formatted(kept)
                + line("not on the board", missing)
                + line("twice on the board", twice)
                + line("on the board but never sent", strangers)
                + line("not in their parent's topic", torn)
                + line("not delivered", notDelivered)
                + line("crashes with too many repeated deliveries", tooMany)
                + (isGood() ? "GOOD: nothing lost, nothing twice" : "BAD");
    }

    private static String line(String what, List<String> which) {
        var shown = which.size() <= SHOWN ? which : which.subList(0, SHOWN);
        return "%s: %d%s%n".formatted(what, which.size(), which.isEmpty() ? "" : " " + shown);
    }
}
