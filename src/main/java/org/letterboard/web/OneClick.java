package org.letterboard.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.letterboard.addresses.Purpose;
import org.letterboard.addresses.Reading;
import org.letterboard.addresses.Tokens;
import org.letterboard.db.Database;
import org.letterboard.errands.Effect;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.Mailbox;
import org.letterboard.notices.Notice;

/// Leaving a list by the link in its mails (RFC 8058). A POST acts at once, without login or cookie, since it is the
/// mail program that sends it; a GET, which scanners send, only shows a button.
final class OneClick {
    private static final String FIELD = "List-Unsubscribe";
    private static final String VALUE = "One-Click";

    private final Database database;
    private final Lists lists;
    private final Members members;
    private final Tokens tokens;
    private final Pages pages;
    private final Consumer<List<Effect>> carryOut;

    OneClick(
            Database database,
            Lists lists,
            Members members,
            Tokens tokens,
            Pages pages,
            Consumer<List<Effect>> carryOut) {
        this.database = database;
        this.lists = lists;
        this.members = members;
        this.tokens = tokens;
        this.pages = pages;
        this.carryOut = carryOut;
    }

    /// Whose link it is; `member` is null when they have left already.
    private record Link(MailingList list, @Nullable Member member) {}

    private Optional<Link> link(Context ctx) {
        var list = lists.named(ctx.pathParam("list"));
        if (list.isEmpty()) return Optional.empty();
        var said = tokens.read(list.get().name(), ctx.pathParam("token"));
        if (!(said instanceof Reading.Valid(var purpose, var id, var _)) || purpose != Purpose.UNSUBSCRIBE)
            return Optional.empty();
        return Optional.of(database.read(handle -> new Link(
                list.get(),
                members.find(handle, id)
                        .filter(m -> members.isOn(handle, list.get(), m.id()))
                        .orElse(null))));
    }

    /// `GET /leave/{list}/{token}`
    Answer show(Context ctx) {
        return link(ctx).map(this::ask).orElseGet(this::notOurs);
    }

    private Answer ask(Link link) {
        if (link.member() == null) return left(link);
        return pages.once(
                200, "leave", false, Map.of("list", link.list().policy().title()));
    }

    /// `POST /leave/{list}/{token}`
    Answer act(Context ctx) {
        var link = link(ctx);
        if (link.isEmpty()) return notOurs();
        if (!saysOneClick(ctx)) return ask(link.get());
        var member = link.get().member();
        if (member != null) takeOff(link.get().list(), member);
        return left(link.get());
    }

    private static boolean saysOneClick(Context ctx) {
        var body = Forms.body(ctx).orElse("");
        if (VALUE.equals(Forms.fields(body).get("list-unsubscribe"))) return true;
        // multipart/form-data (RFC 7578). What counts is the token in the path; so the parts need no closer reading.
        return body.contains("name=\"" + FIELD + "\"") && body.contains(VALUE);
    }

    private void takeOff(MailingList list, Member member) {
        // A mail says that it has happened, for whoever passed a mail on together with its link.
        var notice = Notice.to(new Mailbox(member.name(), member.email()), list, "left");
        carryOut.accept(List.of(new Effect.TakeOff(list, member.id()), new Effect.Notify(notice)));
    }

    private Answer left(Link link) {
        return pages.once(
                200, "left", false, Map.of("list", link.list().policy().title()));
    }

    /// The same words for whatever is wrong with it: whoever tries learns nothing.
    private Answer notOurs() {
        return pages.message(
                404,
                false,
                "This link does not work",
                "It may be cut off, or very old. You can always leave by mail: at the bottom of every mail from the list"
                        + " stands an address for it. Write to that one, and answer the question that comes back.");
    }
}
