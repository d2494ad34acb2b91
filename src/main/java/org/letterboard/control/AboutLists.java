package org.letterboard.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.lists.MailingList;
import org.letterboard.settings.ListSettings.Archive;
import org.letterboard.threading.ReplyOrder;

/// `lists` and `topics`.
final class AboutLists {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    // A deeper reply stands no further to the right, so that its line can still be read.
    private static final int DEEPEST = 12;

    private final Rooms rooms;

    AboutLists(Rooms rooms) {
        this.rooms = rooms;
    }

    int show(Answer answer) {
        if (rooms.lists().all().isEmpty())
            answer.line("There is no list yet. Each has a file, lists/NAME.toml, in the configuration.");
        for (var list : rooms.lists().all()) {
            var policy = list.policy();
            var members = rooms.database().read(h -> rooms.members().on(h, list).size());
            var posts = rooms.database().read(h -> rooms.board().count(h, list.id()));
            answer.line(list.name());
            answer.line("  title    " + policy.title());
            answer.line("  address  " + rooms.addresses().post(list.name()));
            answer.line("  members  " + members);
            answer.line("  posts    " + posts);
            answer.line("  posting  "
                    + policy.posting().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            answer.line("  archive  " + (policy.archive() == Archive.PUBLIC ? "public" : "members"));
        }
        return 0;
    }

    int topics(String name, boolean json, Answer answer) {
        var list = rooms.list(name, answer);
        if (list.isEmpty()) return 1;
        var topics =
                rooms.database().read(h -> rooms.board().allTopics(h, list.get().id()));
        if (topics.isEmpty() && !json)
            answer.line("Nobody has posted to " + list.get().name() + " yet.");
        for (var topic : topics) tell(list.get(), topic, json, answer);
        return 0;
    }

    /// A topic at a time, so that a slow reader holds no connection to the database.
    private void tell(MailingList list, Topic topic, boolean json, Answer answer) {
        var posts = rooms.database().read(h -> rooms.board().posts(h, topic.id()));
        var order = rooms.database().read(h -> rooms.board().order(h, topic.id(), posts));
        var byId = posts.stream().collect(Collectors.toMap(Post::id, Function.identity()));
        if (json) {
            answer.json(write(json(topic, order, byId)));
            return;
        }
        answer.line(topic.subject() + "  (topic " + topic.id() + ", " + Rooms.count(posts.size(), "post") + ")");
        for (var line : order) {
            var post = post(line, byId);
            answer.line("  ".repeat(Math.min(line.depth(), DEEPEST) + 1) + "#" + post.number() + "  "
                    + rooms.time(post.written()) + "  " + post.author()
                    + (post.subject().equals(topic.subject()) ? "" : "  " + post.subject())
                    + "  " + rooms.webAddress().apply(list, post));
        }
    }

    private static Post post(ReplyOrder.Line line, Map<Long, Post> byId) {
        var post = byId.get(line.entry().node());
        if (post == null) throw new IllegalStateException("not a post of this topic: " + line);
        return post;
    }

    private static Map<String, @Nullable Object> json(Topic topic, List<ReplyOrder.Line> order, Map<Long, Post> byId) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("topic", topic.id());
        json.put("subject", topic.subject());
        json.put(
                "posts",
                order.stream()
                        .map(line -> json(post(line, byId), line.parent()))
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Post post, @Nullable String parent) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("number", post.number());
        json.put("messageId", post.messageId());
        json.put("sentAs", post.sentAs());
        json.put("parent", parent);
        json.put("from", post.author());
        json.put("subject", post.subject());
        json.put("date", post.written().toString());
        return json;
    }

    static String write(Map<String, @Nullable Object> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values only", e);
        }
    }
}
