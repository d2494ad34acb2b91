package org.letterboard.digest;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.digest.Issue.Chapter;
import org.letterboard.digest.Issue.Item;
import org.letterboard.reading.Body;

/// Puts posts into the order of a digest, with what they say.
final class Gathering {

    // Longer ones are read one by one, so that a day of books does not fill the memory.
    private static final int LONGEST_AT_ONCE = 30_000;
    private static final int AT_ONCE = 50;
    // More than this is in no digest.
    private static final int LONGEST = 10_000;

    private final Board board;

    Gathering(Board board) {
        this.board = board;
    }

    Issue of(Handle handle, List<Post> posts) {
        var byTopic = posts.stream().collect(groupingBy(Post::topicId));
        var topics = byTopic.keySet().stream()
                .map(id -> board.topic(handle, id).orElseThrow())
                .sorted(comparing(Topic::firstAt).thenComparingLong(Topic::id))
                .toList();
        var ordered = new ArrayList<Post>(posts.size());
        for (var topic : topics)
            ordered.addAll(inReplyOrder(handle, topic, Objects.requireNonNull(byTopic.get(topic.id()))));
        var items = items(handle, ordered);
        var chapters = new ArrayList<Chapter>();
        var from = 0;
        for (var topic : topics) {
            var until = from + Objects.requireNonNull(byTopic.get(topic.id())).size();
            chapters.add(new Chapter(topic.id(), topic.subject(), items.subList(from, until)));
            from = until;
        }
        return new Issue(chapters);
    }

    private List<Post> inReplyOrder(Handle handle, Topic topic, List<Post> posts) {
        Map<Long, Post> byId = posts.stream().collect(Collectors.toMap(Post::id, Function.identity()));
        return board.outline(handle, topic.id()).stream()
                .map(line -> byId.get(line.entry().node()))
                .filter(Objects::nonNull)
                .toList();
    }

    /// The letters in the order given, numbered from 1. What is behind the last one that a digest has room for is only
    /// named.
    List<Item> items(Handle handle, List<Post> ordered) {
        var items = new ArrayList<Item>(ordered.size());
        for (var from = 0; from < ordered.size(); from += AT_ONCE) {
            var part = ordered.subList(from, Math.min(from + AT_ONCE, ordered.size()));
            if (from < Room.MOST_LETTERS) read(handle, part, items);
            else for (var post : part) items.add(new Item(items.size() + 1, post, "", false, List.of()));
        }
        return items;
    }

    private void read(Handle handle, List<Post> posts, List<Item> items) {
        var ids = posts.stream().map(Post::id).toList();
        var shown = board.shown(handle, ids, LONGEST_AT_ONCE);
        var files = board.attachedTo(handle, ids).stream().collect(groupingBy(Attached::postId));
        for (var post : posts) {
            var found = shown.get(post.id());
            var blocks = found == null ? null : found.blocks();
            var words = new Body(blocks == null ? board.blocks(handle, post.id()) : blocks, null, false).text();
            items.add(new Item(
                    items.size() + 1,
                    post,
                    words.length() <= LONGEST ? words : words.substring(0, LONGEST),
                    words.length() <= LONGEST,
                    files.getOrDefault(post.id(), List.of())));
        }
    }
}
