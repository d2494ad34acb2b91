package org.letterboard.control;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.letterboard.lists.MailingList;
import org.letterboard.search.Progress;

/// `search`.
final class AboutSearch {
    private final Rooms rooms;

    AboutSearch(Rooms rooms) {
        this.rooms = rooms;
    }

    /// @param name of a list; empty for all
    int rebuild(String name, Answer answer) {
        if (name.isBlank()) return rebuild(Optional.empty(), answer);
        var list = rooms.list(name, answer);
        return list.isEmpty() ? 1 : rebuild(list, answer);
    }

    private int rebuild(Optional<MailingList> list, Answer answer) {
        var told = new AtomicLong(-1);
        try {
            rooms.reindexing().run(list, progress -> tell(progress, told, answer));
        } catch (IOException failure) {
            return answer.refuse("The search index could not be made anew: " + failure.getMessage()
                    + ". It is tried again while the gateway runs.");
        }
        answer.line("The search index "
                + list.map(one -> "of " + one.name() + " ").orElse("") + "is made anew: " + posts(list) + ".");
        return 0;
    }

    private String posts(Optional<MailingList> list) {
        var lists = list.map(List::of).orElseGet(() -> List.copyOf(rooms.lists().all()));
        return Rooms.count(
                rooms.database()
                        .read(h -> lists.stream()
                                .mapToLong(each -> rooms.board().count(h, each.id()))
                                .sum()),
                "post");
    }

    private static void tell(Progress progress, AtomicLong told, Answer answer) {
        if (progress.complete() || told.getAndSet(progress.done()) == progress.done()) return;
        answer.line(String.format(Locale.ENGLISH, "%,9d of %,d", progress.done(), progress.all()));
        answer.flush();
    }
}
