package org.letterboard.watch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.letterboard.held.HeldPosts;
import org.letterboard.inbox.Inbox;
import org.letterboard.outbox.Outbox;

/// What the database says about what waits, a few seconds ago at most.
///
/// @param questions that are open
/// @param posts     that each list has taken, by its name
/// @param gateways  that are at work, by name
/// @param bytes     that the database has on its disk
/// @param alarms    that are not over
public record Seen(
        Inbox.Load inbox,
        Outbox.Load outbox,
        HeldPosts.Load held,
        int questions,
        Map<String, Long> posts,
        List<String> gateways,
        long bytes,
        List<Alarm> alarms) {

    /// A few counts in tables that hold what waits and nothing else, or one row of an index: cheap, however many posts
    /// there are.
    static Seen in(Rooms rooms, Alarms alarms) {
        return rooms.database().read(h -> {
            var numbers = rooms.lists().lastNumbers(h);
            var posts = new TreeMap<String, Long>();
            for (var list : rooms.lists().all()) posts.put(list.name(), numbers.getOrDefault(list.id(), 0L));
            return new Seen(
                    rooms.inbox().load(h),
                    rooms.outbox().load(h),
                    rooms.held().load(h),
                    rooms.questions().open(h),
                    posts,
                    rooms.database().isShared() ? rooms.gateways().alive(h) : List.of(rooms.node()),
                    rooms.database().size(h),
                    alarms.open(h));
        });
    }
}
