package org.letterboard.web;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.board.Attached;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.board.Shown;
import org.letterboard.board.Topic;
import org.letterboard.db.Database;
import org.letterboard.display.Addressless;
import org.letterboard.display.Dates;
import org.letterboard.display.MailHtml;
import org.letterboard.display.PostText;
import org.letterboard.lists.Lists;
import org.letterboard.settings.ListSettings;
import org.letterboard.threading.ReplyOrder;
import org.letterboard.web.Entrance.Place;

/// The board: lists, the topics of a list, the posts of a topic, one post.
final class BoardPages {
    private static final int TOPICS_ON_A_PAGE = 30;
    private static final int POSTS_ON_A_PAGE = 100;
    // As many steps as a wide screen has room for; a phone shows fewer (style.css).
    private static final int DEEPEST = 6;
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
    }

    /// What the templates get: text is escaped there, but for `body`, which is HTML that we made.
    public record ListLine(String path, String title, String about, String posts, boolean isPublic) {}

    public record TopicLine(String path, String subject, String posts, String when, String iso) {}

    public record PostView(
            long number,
            String path,
            String author,
            String subject,
            String when,
            String iso,
            int depth,
            @Nullable PostView answers,
            boolean isLong,
            String body,
            List<PostFiles.PhotoLine> photos,
            List<PostFiles.FileLine> files) {}

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
                subject(topic.subject()),
                counted(topic.posts(), "post"),
                dates(place).words(topic.lastAt()),
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
        words.put("subject", subject(topic.subject()));
        words.put("alone", false);
        words.put("count", counted(topic.posts(), "post"));
        words.put("posts", views(place, lines, posts, files, topic.subject()));
        words.put("earlier", number == 1 ? "" : path + "?page=" + (number - 1));
        words.put("later", number == pageCount ? "" : path + "?page=" + (number + 1));
        return pages.shared("topic", place.signedIn(), words);
    }

    private List<PostView> views(
            Place place, List<ReplyOrder.Line> lines, Map<Long, Shown> posts, List<Attached> files, String topic) {
        var views = new ArrayList<PostView>();
        var above = new HashMap<Integer, PostView>();
        for (var line : lines) {
            var shown = posts.get(line.entry().node());
            if (shown == null) continue;
            var view = view(place, shown, files, line.depth(), above.get(line.depth() - 1), topic);
            above.put(line.depth(), view);
            views.add(view);
        }
        return views;
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
        words.put("subject", subject(subject));
        words.put("post", view(place, shown, board.attachedTo(place.handle(), ids), 0, null, subject));
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

    private PostView view(
            Place place, Shown shown, List<Attached> files, int depth, @Nullable PostView answers, String topic) {
        var post = shown.post();
        var path = place.path() + "/" + post.number();
        var blocks = shown.blocks();
        var own = files(post, path, files);
        // First the text: a picture that it shows is not shown again below.
        var body = blocks == null ? "" : body(shown, own);
        return new PostView(
                post.number(),
                path,
                addressless.line(post.author()),
                sameSubject(post.subject(), topic) ? "" : subject(post.subject()),
                dates(place).words(post.written()),
                instant(post.written()),
                Math.min(depth, DEEPEST),
                answers,
                blocks == null,
                body,
                own.photos(),
                own.files());
    }

    private PostFiles files(Post post, String path, List<Attached> all) {
        var own = all.stream().filter(file -> file.postId() == post.id()).toList();
        return new PostFiles(pages.base(), path, own, addressless);
    }

    private String body(Shown shown, PostFiles files) {
        var html = shown.html();
        var blocks = shown.blocks();
        if (html != null) return MailHtml.clean(html, addressless, files::inText);
        return blocks == null ? "" : PostText.html(blocks, addressless);
    }

    private static String instant(Instant instant) {
        return instant.toString();
    }

    private static boolean sameSubject(String subject, String topic) {
        return bare(subject).equalsIgnoreCase(bare(topic));
    }

    private static String bare(String subject) {
        var text = subject.strip();
        while (text.regionMatches(true, 0, "re:", 0, 3))
            text = text.substring(3).strip();
        return text;
    }

    private String subject(String subject) {
        var line = addressless.line(subject);
        return line.isEmpty() ? "(no subject)" : line;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static Dates dates(Place place) {
        return new Dates(place.list().policy().zone(), place.list().policy().language());
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
