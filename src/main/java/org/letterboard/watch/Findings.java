package org.letterboard.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.letterboard.imap.Watched;
import org.letterboard.outbox.RelayState;
import org.letterboard.settings.MailboxSettings;
import org.letterboard.watch.Alarm.Kind;

/// What is wrong, and what is as it should be, as far as this gateway can say.
final class Findings {
    private static final int MEGABYTE = 1024 * 1024;

    private final Rooms rooms;
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();

    Findings(Rooms rooms) {
        this.rooms = rooms;
    }

    void gatewayIsGone(String name) {
        gone.put(name, rooms.clock().instant());
    }

    /// @param open the alarms that are not over
    List<Finding> of(Seen seen, Collection<Alarm> open) {
        var all = new ArrayList<Finding>();
        relay(all);
        inbox(seen, all);
        outbox(seen, all);
        aside(seen, all);
        disk(open, all);
        search(all);
        accounts(open, all);
        gateways(seen, open, all);
        return all;
    }

    private void relay(List<Finding> all) {
        switch (rooms.couriers().relay()) {
            case RelayState.NotTried() -> {}
            case RelayState.Works() -> all.add(Finding.good("relay", Kind.RELAY));
            case RelayState.Fails(var reply) -> all.add(Finding.wrong("relay", Kind.RELAY, Map.of("reply", reply)));
        }
    }

    private void inbox(Seen seen, List<Finding> all) {
        var words = Map.<String, Object>of("count", seen.inbox().waiting());
        waiting("inbox", Kind.INBOX, seen.inbox().oldest(), words, all);
    }

    private void outbox(Seen seen, List<Finding> all) {
        // Then it waits for the relay, of which there is an alarm.
        if (rooms.couriers().relay() instanceof RelayState.Fails) return;
        var outbox = seen.outbox();
        var words = Map.<String, Object>of("count", outbox.untried() + outbox.deliveries());
        waiting("outbox", Kind.OUTBOX, outbox.oldestDue(), words, all);
    }

    private void waiting(
            String name, Kind kind, @Nullable Instant oldest, Map<String, Object> words, List<Finding> all) {
        var tooOld = rooms.clock().instant().minus(rooms.settings().get().alarmAfter());
        all.add(
                oldest == null || oldest.isAfter(tooOld)
                        ? Finding.good(name, kind)
                        : Finding.wrongSince(oldest, name, kind, words));
    }

    private static void aside(Seen seen, List<Finding> all) {
        var count = seen.inbox().aside();
        all.add(
                count == 0
                        ? Finding.good("aside", Kind.ASIDE)
                        : Finding.wrong("aside", Kind.ASIDE, Map.of("count", count)));
    }

    /// Told when there is less than twice what must stay free: there is time to do something. Over with a half more.
    private void disk(Collection<Alarm> open, List<Finding> all) {
        var name = Kind.DISK.about(rooms.node());
        var keep = rooms.settings().get().keepFree();
        var free = rooms.freeDisk().getAsLong();
        var isOpen = open.stream().anyMatch(alarm -> alarm.name().equals(name));
        var enough = isOpen ? keep * 5 / 2 : keep * 2;
        all.add(
                free >= enough
                        ? Finding.good(name, Kind.DISK)
                        : Finding.wrong(
                                name,
                                Kind.DISK,
                                Map.of(
                                        "free",
                                        free / MEGABYTE,
                                        "keep",
                                        keep / MEGABYTE,
                                        "folder",
                                        rooms.settings().get().data().toString())));
    }

    private void search(List<Finding> all) {
        var name = Kind.SEARCH.about(rooms.node());
        all.add(
                rooms.search().isTroubled()
                        ? Finding.wrong(name, Kind.SEARCH, Map.of())
                        : Finding.good(name, Kind.SEARCH));
    }

    private void accounts(Collection<Alarm> open, List<Finding> all) {
        for (var account : rooms.imap().states()) {
            var name = Kind.IMAP.about(account.account());
            switch (account) {
                case Watched.NotYet _ -> {}
                case Watched.Works _ -> all.add(Finding.good(name, Kind.IMAP));
                case Watched.Fails(var place, var why) ->
                    all.add(Finding.wrong(name, Kind.IMAP, Map.of("account", place, "why", why)));
            }
        }
        var named = rooms.settings().get().mailboxes().stream()
                .map(MailboxSettings::place)
                .map(Kind.IMAP::about)
                .toList();
        for (var alarm : open)
            if (alarm.kind() == Kind.IMAP && !named.contains(alarm.name()))
                all.add(Finding.good(alarm.name(), Kind.IMAP));
    }

    private void gateways(Seen seen, Collection<Alarm> open, List<Finding> all) {
        for (var alarm : open) {
            if (alarm.kind() != Kind.GATEWAY) continue;
            var name = alarm.name().substring(Kind.GATEWAY.about("").length());
            gone.remove(name);
            all.add(seen.gateways().contains(name) ? Finding.good(alarm.name(), Kind.GATEWAY) : gone(name));
        }
        // What we see may be some seconds older than what we have heard.
        var sure = rooms.clock().instant().minus(Lookout.PAUSE);
        gone.entrySet()
                .removeIf(one ->
                        seen.gateways().contains(one.getKey()) && one.getValue().isBefore(sure));
        for (var name : gone.keySet()) if (!seen.gateways().contains(name)) all.add(gone(name));
    }

    private static Finding gone(String name) {
        return Finding.wrong(Kind.GATEWAY.about(name), Kind.GATEWAY, Map.of("gateway", name));
    }
}
