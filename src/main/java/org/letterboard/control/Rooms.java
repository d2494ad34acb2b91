package org.letterboard.control;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import org.letterboard.addresses.AddressGrammar;
import org.letterboard.backup.Backups;
import org.letterboard.board.Board;
import org.letterboard.board.Post;
import org.letterboard.board.Topics;
import org.letterboard.db.Database;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Inbox;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.lists.Members;
import org.letterboard.lists.Subscriptions;
import org.letterboard.outbox.Couriers;
import org.letterboard.outbox.Outbox;
import org.letterboard.questions.Questions;
import org.letterboard.settings.Nearest;
import org.letterboard.settings.Settings;
import org.letterboard.transfer.Exporting;
import org.letterboard.transfer.Importing;
import org.letterboard.watch.Watch;

/// What there is to ask about.
///
/// @param webAddress  the permanent address of a post
/// @param sendDigests sends what waits to all readers of digests, or to one; answers to how many
/// @param reindexing  makes the search index anew
public record Rooms(
        Database database,
        Clock clock,
        Supplier<Settings> settings,
        AddressGrammar addresses,
        Inbox inbox,
        Lists lists,
        Members members,
        Subscriptions subscriptions,
        Board board,
        Topics topics,
        Outbox outbox,
        HeldPosts held,
        Questions questions,
        Deciding deciding,
        Couriers couriers,
        BiFunction<MailingList, Post, String> webAddress,
        ToIntBiFunction<MailingList, Optional<Long>> sendDigests,
        Importing importing,
        Exporting exporting,
        Reindexing reindexing,
        Watch watch,
        Backups backups) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// The list of that name; where there is none, says so.
    Optional<MailingList> list(String name, Answer answer) {
        var list = lists.named(name.strip().toLowerCase(Locale.ROOT));
        if (list.isEmpty()) answer.refuse("There is no list \"" + name + "\"; " + hint(name));
        return list;
    }

    private String hint(String name) {
        var names = lists.all().stream().map(MailingList::name).toList();
        if (names.isEmpty()) return "there is none at all yet: each has a file, lists/NAME.toml.";
        return Nearest.of(name, names)
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> "there are: " + names.stream().collect(joining(", ")) + ".");
    }

    /// A time as administrators read it, in the gateway's zone.
    String time(Instant instant) {
        return TIME.format(instant.atZone(settings.get().zone()));
    }

    static String count(long count, String what) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? what : what + "s");
    }
}
