package org.letterboard.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.letterboard.inbox.MailId;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;

/// `outbox`.
final class AboutOutbox {
    private static final int MOST_SHOWN = 200;

    private final Rooms rooms;

    AboutOutbox(Rooms rooms) {
        this.rooms = rooms;
    }

    int show(Answer answer) {
        var trouble = rooms.couriers().trouble();
        if (!trouble.isEmpty()) answer.line("The relay cannot be worked with just now, all mail waits: " + trouble);
        var waiting = rooms.database().read(h -> rooms.outbox().waiting(h));
        answer.line(
                waiting.isEmpty()
                        ? "Nothing waits to be sent."
                        : Rooms.count(waiting.size(), "entry").replace("entrys", "entries") + " to be sent:");
        var named = new HashMap<Long, String>();
        waiting.stream().limit(MOST_SHOWN).forEach(one -> tell(one, named, answer));
        if (waiting.size() > MOST_SHOWN) answer.line("  and " + (waiting.size() - MOST_SHOWN) + " more");
        var failed = rooms.database().read(h -> rooms.outbox().failed(h, 1));
        if (!failed.isEmpty()) answer.line("Some failed for good: letterboard outbox failed");
        return 0;
    }

    private void tell(Outbox.Waiting one, Map<Long, String> named, Answer answer) {
        answer.line("  " + named.computeIfAbsent(one.mailingId(), this::name) + "  to " + one.to()
                + (one.tries() == 0
                        ? "  not tried yet"
                        : "  tried " + Rooms.count(one.tries(), "time") + ", next at " + rooms.time(one.nextTry())));
        if (!one.reply().isEmpty()) answer.line("      " + one.reply());
    }

    int failed(Answer answer) {
        var failed = rooms.database().read(h -> rooms.outbox().failed(h, MOST_SHOWN));
        answer.line(failed.isEmpty() ? "Nothing failed." : "What could not be delivered, the last first:");
        var named = new HashMap<Long, String>();
        for (var one : failed) {
            answer.line("  " + rooms.time(one.at()) + "  " + named.computeIfAbsent(one.mailingId(), this::name)
                    + "  to " + one.address() + "  " + one.outcome());
            answer.line("      " + one.reply());
        }
        if (failed.size() == MOST_SHOWN) answer.line("  and perhaps older ones");
        return 0;
    }

    /// What a mailing is: the message it comes from, and its kind.
    private String name(long mailing) {
        return rooms.database()
                .read(h -> rooms.outbox().find(h, mailing))
                .map(m -> cause(m) + kind(m))
                .orElse("-");
    }

    private static String cause(Mailing mailing) {
        return Optional.ofNullable(mailing.inboxId()).map(MailId::text).orElse("-") + "  ";
    }

    private String kind(Mailing mailing) {
        var list = mailing.listId();
        var name = list == null
                ? ""
                : rooms.lists().withId(list).map(l -> " of " + l.name()).orElse(" of a closed list");
        return switch (mailing.kind()) {
            case POST -> "post" + name;
            case DIGEST -> "digest" + name;
            case PRIVATE -> "private reply" + name;
            case OWNERS -> "mail for the owners" + name;
            case NOTICE -> "notice" + name;
        };
    }

    int retry(Answer answer) {
        var count = rooms.outbox().retryNow();
        rooms.couriers().tryNow();
        rooms.database().sync();
        var waits = !rooms.database().read(h -> rooms.outbox().waiting(h)).isEmpty();
        if (count > 0)
            answer.line(
                    Rooms.count(count, "delivery").replace("deliverys", "deliveries") + " will be tried again now.");
        else answer.line(waits ? "What waits will be tried now." : "Nothing waits to be sent.");
        return 0;
    }
}
