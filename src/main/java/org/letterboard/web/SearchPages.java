package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Board;
import org.letterboard.board.Shown;
import org.letterboard.board.Topic;
import org.letterboard.db.Database;
import org.letterboard.display.Addressless;
import org.letterboard.display.Dates;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.search.Found;
import org.letterboard.search.Marker;
import org.letterboard.search.Page;
import org.letterboard.search.Search;
import org.letterboard.search.Wanted;

/// Searching one list, or all that the visitor may read. What is not theirs to read is not among what is asked, so it
/// is in no count either. Results are made of what the board has, after addresses were taken out: never of the index.
final class SearchPages {
    // Of a longer post only the subject is shown.
    private static final int LONGEST = 60_000;

    private final Database database;
    private final Lists lists;
    private final Board board;
    private final Search search;
    private final Entrance entrance;
    private final Sessions sessions;
    private final Pages pages;
    private final Addressless addressless;
    private final Function<Context, Answer> askToLogIn;

    SearchPages(
            Database database,
            Lists lists,
            Board board,
            Search search,
            Entrance entrance,
            Sessions sessions,
            Pages pages,
            Addressless addressless,
            Function<Context, Answer> askToLogIn) {
        this.database = database;
        this.lists = lists;
        this.board = board;
        this.search = search;
        this.entrance = entrance;
        this.sessions = sessions;
        this.pages = pages;
        this.addressless = addressless;
        this.askToLogIn = askToLogIn;
    }

    /// A post that was found, as the template gets it.
    public record HitView(
            String path,
            List<Marker.Piece> subject,
            String author,
            String list,
            String when,
            String iso,
            String language,
            List<Marker.Piece> snippet) {}

    /// What stands in the fields of the form.
    private record Asked(String words, String author, String since, String until, boolean newest) {
        static Asked of(Context ctx) {
            return new Asked(
                    field(ctx, "q"),
                    field(ctx, "from"),
                    field(ctx, "since"),
                    field(ctx, "until"),
                    "new".equals(ctx.queryParam("order")));
        }

        // Shown again as it was typed; what is longer nobody typed.
        private static String field(Context ctx, String name) {
            var value = Objects.requireNonNullElse(ctx.queryParam(name), "").strip();
            return value.length() > 1_000 ? value.substring(0, 1_000) : value;
        }

        Wanted wanted() {
            return Wanted.read(words, author, since, until);
        }

        /// @param order `new`, or empty for what is most about it
        String query(String order, int page) {
            var query = new StringBuilder("?q=").append(encoded(words));
            add(query, "from", author);
            add(query, "since", since);
            add(query, "until", until);
            add(query, "order", order);
            if (page > 1) query.append("&page=").append(page);
            return query.toString();
        }

        private static void add(StringBuilder query, String name, String value) {
            if (!value.isEmpty()) query.append('&').append(name).append('=').append(encoded(value));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8);
        }
    }

    /// `GET /{list}/search`
    Answer list(Context ctx) {
        return entrance.into(ctx, place -> {
            var title = place.list().policy().title();
            return answer(ctx, place.handle(), List.of(place.list()), place.path(), title, place.signedIn());
        });
    }

    /// `GET /search`: all lists that the visitor may read.
    Answer all(Context ctx) {
        return database.read(handle -> {
            var member = sessions.member(handle, ctx);
            var open = lists.all().stream()
                    .filter(list -> entrance.mayRead(handle, list, member))
                    .toList();
            if (open.isEmpty() && member.isEmpty()) return askToLogIn.apply(ctx);
            return answer(ctx, handle, open, "", "", member.isPresent());
        });
    }

    private Answer answer(
            Context ctx, Handle handle, Collection<MailingList> among, String path, String title, boolean signedIn) {
        var number = page(ctx);
        if (number.isEmpty()) return entrance.nothing(signedIn);
        var asked = Asked.of(ctx);
        var wanted = asked.wanted();
        var newest = asked.newest() || wanted.hasNoWords();
        var found = search.find(wanted, among, new Page(number.get(), newest));
        var words = new HashMap<String, Object>();
        words.put("list", title);
        words.put("listPath", path);
        fields(words, asked);
        words.put("hits", found.posts().isEmpty() ? List.of() : hits(handle, found, wanted));
        outcome(words, found, wanted);
        links(words, asked, found, path + "/search", number.get(), newest && !wanted.hasNoWords());
        return new Answer.Page(200, pages.passing("search", signedIn, words), Answer.Audience.PRIVATE);
    }

    private static Optional<Integer> page(Context ctx) {
        var asked = ctx.queryParam("page");
        if (asked == null) return Optional.of(1);
        var number = Entrance.number(asked);
        return number.isPresent() && number.getAsLong() <= Page.MOST
                ? Optional.of((int) number.getAsLong())
                : Optional.empty();
    }

    private static void fields(Map<String, Object> words, Asked asked) {
        words.put("words", asked.words());
        words.put("author", asked.author());
        words.put("since", asked.since());
        words.put("until", asked.until());
        words.put("more", !(asked.author() + asked.since() + asked.until()).isEmpty());
    }

    private static void outcome(Map<String, Object> words, Found found, Wanted wanted) {
        words.put("asked", !wanted.isEmpty());
        words.put("notes", wanted.notes());
        words.put("ready", found.isReady());
        words.put("complete", found.progress().complete());
        words.put("percent", found.progress().percent());
        words.put("count", counted(found));
    }

    private static String counted(Found found) {
        var number = String.format(Locale.ENGLISH, "%,d", found.total());
        if (!found.isExact()) return "More than " + number + " posts";
        return found.total() == 1 ? "1 post" : number + " posts";
    }

    private static void links(
            Map<String, Object> words, Asked asked, Found found, String path, int number, boolean newest) {
        var order = newest ? "new" : "";
        var isMore = found.total() > (long) number * Page.SIZE && number < Page.MOST;
        words.put("earlier", number == 1 ? "" : path + asked.query(order, number - 1));
        words.put("later", isMore ? path + asked.query(order, number + 1) : "");
        words.put("newest", newest);
        words.put("otherOrder", path + asked.query(newest ? "" : "new", 1));
    }

    private List<HitView> hits(Handle handle, Found found, Wanted wanted) {
        var posts = board.shown(handle, found.posts(), LONGEST);
        var markers = new HashMap<Locale, Marker>();
        var topics = new HashMap<Long, String>();
        var views = new ArrayList<HitView>();
        for (var id : found.posts()) {
            var shown = posts.get(id);
            // Taken away a moment ago, or its list was closed.
            var list = shown == null
                    ? Optional.<MailingList>empty()
                    : lists.withId(shown.post().listId());
            if (shown == null || list.isEmpty()) continue;
            var marker = markers.computeIfAbsent(list.get().policy().language(), locale -> new Marker(wanted, locale));
            var topic = topics.computeIfAbsent(
                    shown.post().topicId(),
                    each -> board.topic(handle, each).map(Topic::subject).orElse(""));
            views.add(view(list.get(), topic, shown, marker));
        }
        markers.values().forEach(Marker::close);
        return views;
    }

    private HitView view(MailingList list, String topic, Shown shown, Marker marker) {
        var post = shown.post();
        var subject = addressless.line(topic);
        var blocks = shown.blocks();
        var text = blocks == null ? "" : addressless.text(Search.ownWords(blocks));
        var policy = list.policy();
        return new HitView(
                "/" + list.name() + "/" + post.number(),
                marker.whole(subject.isEmpty() ? "(no subject)" : subject),
                addressless.line(post.author()),
                policy.title(),
                new Dates(policy.zone(), policy.language()).words(post.written()),
                post.written().toString(),
                policy.language().toLanguageTag(),
                marker.snippet(text));
    }
}
