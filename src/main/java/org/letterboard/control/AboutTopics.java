package org.letterboard.control;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Post;
import org.letterboard.board.Topic;
import org.letterboard.board.Topics.Outcome;
import org.letterboard.board.Topics.Outcome.Coming;
import org.letterboard.board.Topics.Outcome.First;
import org.letterboard.board.Topics.Outcome.Moved;
import org.letterboard.board.Topics.Outcome.Same;
import org.letterboard.lists.MailingList;

/// `topics join` and `topics split`. Posts go by the numbers that `topics` and the board's addresses show; a topic goes
/// by the number of any of its posts.
final class AboutTopics {
    // As people copy it from `topics`, or from an address.
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,18})");

    private final Rooms rooms;

    AboutTopics(Rooms rooms) {
        this.rooms = rooms;
    }

    int join(String name, String post, String other, Answer answer) {
        var list = rooms.list(name, answer);
        var into = number(post, answer);
        var from = number(other, answer);
        if (list.isEmpty() || into.isEmpty() || from.isEmpty()) return 1;
        return carryOut(
                list.get(),
                tx -> with(
                        tx,
                        list.get(),
                        into,
                        answer,
                        taking -> with(
                                tx,
                                list.get(),
                                from,
                                answer,
                                taken -> Optional.of(rooms.topics().join(tx, taking, taken)))),
                (topic, moved) ->
                        "an administrator joined topic " + moved.from().id() + " into " + topic,
                answer);
    }

    int split(String name, String post, Answer answer) {
        var list = rooms.list(name, answer);
        var number = number(post, answer);
        if (list.isEmpty() || number.isEmpty()) return 1;
        return carryOut(
                list.get(),
                tx -> with(
                        tx,
                        list.get(),
                        number,
                        answer,
                        top -> Optional.of(rooms.topics().split(tx, top))),
                (topic, moved) -> "an administrator made " + topic + " of #" + number.getAsLong()
                        + " and what is below it, apart from topic "
                        + moved.from().id(),
                answer);
    }

    /// @param work answers nothing where it has said why not
    private int carryOut(
            MailingList list,
            Function<Handle, Optional<Outcome>> work,
            BiFunction<String, Moved, String> station,
            Answer answer) {
        var outcome = rooms.database().inTransaction(tx -> {
            // From here on nobody else writes on this list.
            rooms.lists().lock(tx, list);
            var done = work.apply(tx);
            if (done.orElse(null) instanceof Moved moved) {
                var topic = "topic " + moved.topic().id() + " of " + list.name();
                for (var post : moved.posts()) rooms.inbox().record(tx, post.inboxId(), station.apply(topic, moved));
            }
            return done;
        });
        return outcome.map(what -> tell(list, what, answer)).orElse(1);
    }

    private int tell(MailingList list, Outcome outcome, Answer answer) {
        return switch (outcome) {
            case Moved moved -> {
                rooms.database().sync();
                yield tell(moved, answer);
            }
            case Same(var topic) ->
                answer.refuse("Nothing has changed: both posts are in " + named(topic) + " already. The first number is"
                        + " of a post whose topic takes in that of the second.");
            case First(var topic) ->
                answer.refuse("Nothing has changed: " + named(topic) + " begins with this post, so there is nothing to"
                        + " part it from. Name the first post of what is to go.");
            case Coming(var topic) ->
                answer.refuse("Nothing has changed: an import that has not ended brings posts to " + named(topic)
                        + ". Try again when it has; one that was broken off is ended by: letterboard import --list "
                        + list.name() + " --finish");
        };
    }

    private int tell(Moved moved, Answer answer) {
        var left = rooms.database()
                .read(h -> rooms.board().topic(h, moved.from().id()))
                .filter(topic -> topic.id() == moved.from().id());
        answer.line((moved.posts().size() == 1
                        ? "1 post is"
                        : Rooms.count(moved.posts().size(), "post") + " are") + " now in " + counted(moved.topic())
                + ".");
        answer.line(left.map(topic -> "What was left is " + counted(topic) + ".")
                .orElseGet(() -> "The address of " + named(moved.from()) + " leads there."));
        return 0;
    }

    private static String named(Topic topic) {
        return "topic " + topic.id() + ", \"" + topic.subject() + "\"";
    }

    private static String counted(Topic topic) {
        return named(topic) + ", which has " + Rooms.count(topic.posts(), "post");
    }

    private static OptionalLong number(String written, Answer answer) {
        var number = NUMBER.matcher(written.strip());
        if (number.matches()) return OptionalLong.of(Long.parseLong(number.group(1)));
        answer.refuse("\"" + written + "\" is not the number of a post (expected for example 15)");
        return OptionalLong.empty();
    }

    private Optional<Outcome> with(
            Handle tx, MailingList list, OptionalLong number, Answer answer, Function<Post, Optional<Outcome>> work) {
        var post = rooms.board().post(tx, list.id(), number.getAsLong());
        if (post.isEmpty()) answer.refuse(missing(tx, list, number.getAsLong()));
        return post.flatMap(work);
    }

    private String missing(Handle tx, MailingList list, long number) {
        var none = "There is no post #" + number + " on " + list.name() + "; ";
        var isTopic = rooms.board()
                .topic(tx, number)
                .filter(topic -> topic.listId() == list.id())
                .isPresent();
        if (isTopic)
            return none + "that is the number of a topic. Expected is that of one of its posts, which letterboard"
                    + " topics --list " + list.name() + " shows behind a #.";
        var last = rooms.lists().lastNumber(tx, list);
        return none
                + (number > last
                        ? "the last one is #" + last + "."
                        : "it was taken away, or comes with an import that has not ended.");
    }
}
