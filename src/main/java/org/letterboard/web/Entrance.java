package org.letterboard.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.letterboard.db.Database;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Member;
import org.letterboard.lists.Members;
import org.letterboard.mail.EmailAddress;

/// Who may read which list: a public one everybody, the others their members and those who look after them.
final class Entrance {
    private static final int MOST_DIGITS = 18;

    private final Database database;
    private final Lists lists;
    private final Members members;
    private final Sessions sessions;
    private final Pages pages;
    private final Function<Context, Answer> askToLogIn;

    /// A list that the visitor may read.
    record Place(Handle handle, MailingList list, boolean signedIn, Context ctx) {
        Answer.Audience audience() {
            return list.isPublic() ? Answer.Audience.PUBLIC : Answer.Audience.PRIVATE;
        }

        String path() {
            return "/" + list.name();
        }
    }

    Entrance(
            Database database,
            Lists lists,
            Members members,
            Sessions sessions,
            Pages pages,
            Function<Context, Answer> askToLogIn) {
        this.database = database;
        this.lists = lists;
        this.members = members;
        this.sessions = sessions;
        this.pages = pages;
        this.askToLogIn = askToLogIn;
    }

    /// Answers for the list in the path. Whether a list that the visitor may not read exists at all, the answer does
    /// not tell.
    Answer into(Context ctx, Function<Place, Answer> page) {
        return database.read(handle -> {
            var member = sessions.member(handle, ctx);
            var list = lists.named(ctx.pathParam("list")).filter(named -> mayRead(handle, named, member));
            if (list.isPresent()) return page.apply(new Place(handle, list.get(), member.isPresent(), ctx));
            return member.isPresent() ? nothing(true) : askToLogIn.apply(ctx);
        });
    }

    /// For what is not for everybody on a list that everybody may read.
    Answer logIn(Place place) {
        return askToLogIn.apply(place.ctx());
    }

    boolean mayRead(Handle handle, MailingList list, Optional<Member> member) {
        if (list.isPublic()) return true;
        return member.isPresent()
                && (members.isOn(handle, list, member.get().id()) || looksAfter(handle, list, member.get()));
    }

    /// Moderators and owners are named in the list's file, by any of their addresses.
    boolean looksAfter(Handle handle, MailingList list, Member member) {
        return carers(list)
                .anyMatch(address -> address.key().equalsIgnoreCase(member.address())
                        || members.find(handle, address)
                                .filter(m -> m.id() == member.id())
                                .isPresent());
    }

    static Stream<EmailAddress> carers(MailingList list) {
        return Stream.concat(list.policy().moderators().stream(), list.policy().owners().stream());
    }

    Answer nothing(boolean signedIn) {
        return pages.message(
                404,
                signedIn,
                "There is nothing here",
                "Perhaps the address was cut off in a mail, or it is of a list that you are not on.");
    }

    /// A number from an address, as we write it.
    static OptionalLong number(String text) {
        var isNumber = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
