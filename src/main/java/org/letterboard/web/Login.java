package org.letterboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.lists.Lists;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;

/// Login without a password: we mail a link, the link opens a page, and the page's button logs in. Whoever only looks
/// at the link, such as the virus scanner of a mail system, uses nothing up.
final class Login {
    // Enough for somebody who looks into the wrong mailbox first, too few to annoy somebody else with.
    private static final int LINKS_PER_ADDRESS = 4;
    // A whole village may sit behind one address.
    private static final int LINKS_PER_PEER = 60;
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_WAY = 200;

    private final URI url;
    private final Database database;
    private final Lists lists;
    private final Members members;
    private final Sessions sessions;
    private final Forms forms;
    private final Pages pages;
    private final Consumer<List<Effect>> carryOut;
    private final Executor later;
    private final Ration addresses;
    private final Ration peers;

    Login(
            URI url,
            Database database,
            Lists lists,
            Members members,
            Sessions sessions,
            Forms forms,
            Pages pages,
            Consumer<List<Effect>> carryOut,
            Executor later,
            Clock clock) {
        this.url = url;
        this.database = database;
        this.lists = lists;
        this.members = members;
        this.sessions = sessions;
        this.forms = forms;
        this.pages = pages;
        this.carryOut = carryOut;
        this.later = later;
        this.addresses = new Ration(LINKS_PER_ADDRESS, clock);
        this.peers = new Ration(LINKS_PER_PEER, clock);
    }

    /// `GET /login`
    Answer form(Context ctx) {
        return form(ctx, 200, ctx.queryParam("to"), "");
    }

    /// In place of a page that only members may see.
    Answer ask(Context ctx) {
        var query = ctx.queryString();
        return form(ctx, 403, ctx.path() + (query == null ? "" : "?" + query), "");
    }

    private Answer form(Context ctx, int status, @Nullable String to, String problem) {
        var words = Map.<String, Object>of(
                "title",
                status == 403 ? "Please log in" : "Log in",
                "key",
                forms.key(ctx),
                "to",
                ourWay(to),
                "problem",
                problem,
                "asked",
                status == 403);
        return pages.once(status, "login", false, words);
    }

    /// `POST /login`: the answer is the same whether we know the address or not.
    Answer mail(Context ctx) {
        var fields = forms.read(ctx);
        if (fields.isEmpty()) return tooOld();
        var to = fields.get().getOrDefault("to", "");
        var typed = fields.get().getOrDefault("address", "").strip();
        var address = typed.length() > LONGEST_ADDRESS ? Optional.<EmailAddress>empty() : EmailAddress.parse(typed);
        if (address.isEmpty())
            return form(ctx, 422, to, "That is not an e-mail address. It looks like name@example.org");
        if (!peers.grants(Peer.of(ctx)))
            return pages.message(
                    429,
                    false,
                    "Too many at once",
                    "Many links were asked for from where you are. Please try again in an hour.");
        // Afterwards, so that the time it takes tells nothing, either.
        if (addresses.grants(address.get().key())) later.execute(() -> send(address.get(), ourWay(to)));
        return pages.once(200, "mailed", false, Map.of("minutes", Sessions.LINK.toMinutes()));
    }

    private void send(EmailAddress address, String to) {
        var known = database.inTransaction(tx -> person(tx, address));
        known.ifPresent(person -> {
            var key = database.inTransaction(tx -> sessions.newLink(tx, person.id()));
            var link = url + "/login/" + key + (to.isEmpty() ? "" : "?to=" + URLEncoder.encode(to, UTF_8));
            var words =
                    Map.of("place", url.getHost(), "minutes", Long.toString(Sessions.LINK.toMinutes()), "link", link);
            // To the address that we know, never as it was typed: K and the Kelvin sign are one letter only to us.
            carryOut.accept(List.of(
                    new Effect.Notify(Notice.to(new Mailbox(person.name(), person.email()), null, "login")
                            .filled(words))));
        });
    }

    /// Members of a list, and those whom a list's file names. A stranger who once posted somewhere gets no mail.
    private Optional<Member> person(Handle tx, EmailAddress address) {
        var known = members.find(tx, address);
        if (known.isPresent() && !members.listsOf(tx, known.get().id()).isEmpty()) return known;
        return lists.all().stream()
                .flatMap(Entrance::carers)
                .filter(carer -> carer.key().equals(address.key()))
                .findFirst()
                .map(carer -> members.findOrAdd(tx, new Mailbox("", carer)));
    }

    /// `GET /login/{token}`: changes nothing.
    Answer link(Context ctx) {
        var good = database.read(handle -> sessions.isGoodLink(handle, ctx.pathParam("token")));
        if (!good) return linkIsOver();
        return pages.once(200, "enter", false, Map.of("key", forms.key(ctx), "to", ourWay(ctx.queryParam("to"))));
    }

    /// `POST /login/{token}`: the button.
    Answer enter(Context ctx) {
        var fields = forms.read(ctx);
        if (fields.isEmpty()) return tooOld();
        var session = database.inTransaction(tx -> sessions.open(tx, ctx, ctx.pathParam("token")));
        if (session.isEmpty()) return linkIsOver();
        sessions.setCookie(ctx, "session", session.get(), Sessions.SESSION);
        var to = ourWay(fields.get().get("to"));
        return new Answer.Moved(303, to.isEmpty() ? "/" : to);
    }

    private Answer linkIsOver() {
        return pages.message(
                410,
                false,
                "This link is used up",
                "A link works once, and for " + Sessions.LINK.toMinutes()
                        + " minutes. You can ask for a new one under \"Log in\".");
    }

    private Answer tooOld() {
        return pages.message(
                403,
                false,
                "That did not work",
                "The page was open for too long. Please open it again and try once more.");
    }

    /// `GET /logout`
    Answer askToLeave(Context ctx) {
        var key = sessions.formKey(ctx);
        if (key.isEmpty()) return new Answer.Moved(303, "/");
        return pages.once(200, "logout", true, Map.of("key", key.get()));
    }

    /// `POST /logout`
    Answer leave(Context ctx) {
        if (forms.readOfMember(ctx).isEmpty()) return tooOld();
        database.transact(tx -> sessions.close(tx, ctx));
        sessions.setCookie(ctx, "session", "", Duration.ZERO);
        return new Answer.Moved(303, "/");
    }

    /// A path on this board, else nothing: nobody is led elsewhere by a link of ours.
    private static String ourWay(@Nullable String to) {
        if (to == null) return "";
        var isOurs = to.length() <= LONGEST_WAY
                && to.startsWith("/")
                && !to.startsWith("//")
                && to.chars().allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "/?=&._-".indexOf(c) >= 0);
        return isOurs ? to : "";
    }
}
