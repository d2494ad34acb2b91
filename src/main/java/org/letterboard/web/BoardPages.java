package org.letterboard.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.board.Board;
import org.letterboard.board.Topic;
import org.letterboard.db.Database;
import org.letterboard.display.Addressless;
import org.letterboard.lists.Lists;
import org.letterboard.settings.ListSettings;
import org.letterboard.web.Entrance.Place;

/// The board: lists, the topics of a list, the posts of a topic, one post.
final class BoardPages {
    private static final int TOPICS_ON_A_PAGE = 30;
    private static final int POSTS_ON_A_PAGE = 100;
    // Characters of a post among others: half an hour of reading. Longer ones have a page of their own.
    private static final int LONGEST_IN_TOPIC = 60_000;

    private final Database database;
    private final Lists lists;
    private final Board board;
    private final Entrance entrance;
    private final Sessions sessions;
    private final Pages pages;
    private final AddressGrammar addresses;
    private final Addressless addressless;
    private final PostViews views;

    BoardPages(
            Database database,
            Lists lists,
            Board board,
            Entrance entrance,
            Sessions sessions,
            Pages pages,
            AddressGrammar addresses,
            Addressless addressless) {
        this.database = database;
        this.lists = lists;
        this.board = board;
        this.entrance = entrance;
        this.sessions = sessions;
        this.pages = pages;
        this.addresses = addresses;
        this.addressless = addressless;
        this.views = new PostViews(pages, addressless);
    }

    /// What the templates get, which escape it.
    public record ListLine(String path, String title, String about, String posts, boolean isPublic) {}

    public record TopicLine(String path, String subject, String posts, String when, String iso) {}

    /// `GET /`
    Answer start(Context ctx) {
        return database.read(handle -> {
            var member = sessions.member(handle, ctx);
            var counts = lists.lastNumbers(handle);
            var lines = lists.all().stream()
                    .filter(list -> entrance.mayRead(handle, list, member))
                    .map(list -> new ListLine(
                            "/" + list.name(),
                            addressless.line(list.policy().title()),
                            addressless.text(list.policy().about()),
                            counted(counts.getOrDefault(list.id(), 0L), "post"),
                            list.isPublic()))
                    .toList();
            var words = Map.<String, Object>of("lists", lines, "indexed", member.isEmpty());
            var body = pages.shared("lists", member.isPresent(), words);
            return new Answer.Page(200, body, member.isPresent() ? Answer.Audience.PRIVATE : Answer.Audience.PUBLIC);
        });
    }

    /// `GET /{list}`: the topics with the youngest posts first.
    Answer list(Context ctx) {
        return entrance.into(ctx, place -> {
            var asked = ctx.queryParam("before");
            var before = asked == null ? OptionalLong.of(Long.MAX_VALUE) : Entrance.number(asked);
            if (before.isEmpty()) return entrance.nothing(place.signedIn());
            var key = key(place, place.path() + "?" + before.getAsLong());
            return page(place, pages.cached(key, () -> list(place, before.getAsLong())));
        });
    }

    private Pages.Body list(Place place, long before) {
        var topics = board.topics(place.handle(), place.list().id(), before, TOPICS_ON_A_PAGE + 1);
        var isLast = topics.size() <= TOPICS_ON_A_PAGE;
        var shown = isLast ? topics : topics.subList(0, TOPICS_ON_A_PAGE);
        var words = words(place);
        words.put("topics", shown.stream().map(topic -> line(place, topic)).toList());
        words.put(
                "older",
                isLast ? "" : place.path() + "?before=" + shown.getLast().lastNumber());
        words.put("isFirst", before == Long.MAX_VALUE);
        return pages.shared("list", place.signedIn(), words);
    }

    private TopicLine line(Place place, Topic topic) {
        return new TopicLine(
                place.path() + "/topic/" + topic.id(),
                views.subject(topic.subject()),
                counted(topic.posts(), "post"),
                PostViews.dates(place).words(topic.lastAt()),
                topic.lastAt().toString());
    }

    /// `GET /{list}/topic/{id}`
    Answer topic(Context ctx) {
        return entrance.into(ctx, place -> {
            var id = Entrance.number(ctx.pathParam("id"));
            var asked = ctx.queryParam("page");
            var number = asked == null ? OptionalLong.of(1) : Entrance.number(asked);
            var topic = id.isEmpty() || number.isEmpty()
                    ? Optional.<Topic>empty()
                    : board.topic(place.handle(), id.getAsLong())
                            .filter(t -> t.listId() == place.list().id() && t.posts() > 0);
            if (topic.isEmpty()) return entrance.nothing(place.signedIn());
            var path = place.path() + "/topic/" + topic.get().id();
            if (topic.get().id() != id.getAsLong()) return new Answer.Moved(301, path);
            var pageCount = (topic.get().posts() + POSTS_ON_A_PAGE - 1) / POSTS_ON_A_PAGE;
            if (number.getAsLong() > pageCount) return entrance.nothing(place.signedIn());
            // Of other topics it shows nothing: a new post there leaves it as it is.
            var key = new Pages.Key(path + "?" + number.getAsLong(), place.list(), topic.get(), place.signedIn());
            return page(place, pages.cached(key, () -> topic(place, topic.get(), (int) number.getAsLong(), pageCount)));
        });
    }

    private Pages.Body topic(Place place, Topic topic, int number, int pageCount) {
        var outline = board.outline(place.handle(), topic.id());
        var from = Math.min(outline.size(), (number - 1) * POSTS_ON_A_PAGE);
        var lines = outline.subList(from, Math.min(outline.size(), from + POSTS_ON_A_PAGE));
        var ids = lines.stream().map(line -> line.entry().node()).toList();
        var posts = board.shown(place.handle(), ids, LONGEST_IN_TOPIC);
        var files = board.attachedTo(place.handle(), ids);
        var path = place.path() + "/topic/" + topic.id();
        var words = words(place);
        words.put("subject", views.subject(topic.subject()));
        words.put("alone", false);
        words.put("count", counted(topic.posts(), "post"));
        words.put("posts", views.of(place, lines, posts, files, topic.subject()));
        words.put("earlier", number == 1 ? "" : path + "?page=" + (number - 1));
        words.put("later", number == pageCount ? "" : path + "?page=" + (number + 1));
        return pages.shared("topic", place.signedIn(), words);
    }

    /// `GET /{list}/{number}`: the permanent address, as WebAddresses writes it into Archived-At.
    Answer post(Context ctx) {
        return entrance.into(ctx, place -> {
            var number = Entrance.number(ctx.pathParam("number"));
            if (number.isEmpty()) return entrance.nothing(place.signedIn());
            var post = board.post(place.handle(), place.list().id(), number.getAsLong());
            if (post.isEmpty()) return missing(place, number.getAsLong());
            var key = key(place, place.path() + "/" + number.getAsLong());
            return page(place, pages.cached(key, () -> post(place, post.get().id())));
        });
    }

    private Pages.Body post(Place place, long id) {
        var ids = List.of(id);
        var shown = board.shown(place.handle(), ids, Integer.MAX_VALUE)
                .values()
                .iterator()
                .next();
        var subject = shown.post().subject();
        var words = words(place);
        words.put("subject", views.subject(subject));
        words.put("post", views.one(place, shown, board.attachedTo(place.handle(), ids), 0, null, subject));
        words.put("alone", true);
        words.put(
                "topic",
                place.path() + "/topic/" + shown.post().topicId() + "#p"
                        + shown.post().number());
        return pages.shared("post", place.signedIn(), words);
    }

    private Answer missing(Place place, long number) {
        var last = lists.lastNumbers(place.handle()).getOrDefault(place.list().id(), 0L);
        return number > last
                ? entrance.nothing(place.signedIn())
                : pages.message(410, place.signedIn(), "This post is gone", "It was here, and was taken away.");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Map<String, Object> words(Place place) {
        var policy = place.list().policy();
        var words = new HashMap<String, Object>();
        words.put("list", policy.title());
        words.put("about", addressless.text(policy.about()));
        words.put("listPath", place.path());
        words.put("language", policy.language().toLanguageTag());
        words.put("indexed", place.list().isPublic());
        words.put(
                "writeTo",
                policy.posting() == ListSettings.Posting.MODERATORS
                        ? ""
                        : addresses.post(place.list().name()).toString());
        return words;
    }

    private Pages.Key key(Place place, String path) {
        return new Pages.Key(
                path,
                place.list(),
                board.lastChange(place.handle(), place.list().id()),
                place.signedIn());
    }

    private static Answer page(Place place, Pages.Body body) {
        return new Answer.Page(200, body, place.audience());
    }
}
