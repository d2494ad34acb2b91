package org.letterboard.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.letterboard.watch.Alarm;
import org.letterboard.watch.Seen;

/// `status`.
final class AboutStatus {
    private final Rooms rooms;

    AboutStatus(Rooms rooms) {
        this.rooms = rooms;
    }

    /// Answers 0 where all is well, and 1 where the operator should look, so that scripts can ask, too.
    int show(Answer answer) {
        var seen = rooms.watch().seen();
        if (seen.isEmpty()) return answer.refuse("The database does not answer.");
        var trouble = rooms.couriers().trouble();
        if (!trouble.isEmpty()) answer.line("The relay cannot be worked with just now, all mail waits: " + trouble);
        var alarms = seen.get().alarms();
        for (var alarm : alarms) answer.line(line(alarm));
        if (alarms.isEmpty() && trouble.isEmpty()) answer.line("Nothing is wrong.");
        tell(seen.get(), answer);
        return alarms.isEmpty() && trouble.isEmpty() ? 0 : 1;
    }

    private String line(Alarm alarm) {
        var space = alarm.name().indexOf(' ');
        var about = space < 0 ? "" : " (" + alarm.name().substring(space + 1) + ")";
        return "Since " + rooms.time(alarm.since()) + ": " + alarm.kind().words() + about;
    }

    private void tell(Seen seen, Answer answer) {
        var inbox = seen.inbox();
        answer.line("  came in and waits     " + Rooms.count(inbox.waiting(), "message") + since(inbox.oldest()));
        answer.line("  set aside             " + Rooms.count(inbox.aside(), "message"));
        var held = seen.held();
        answer.line("  wait for a moderator  " + Rooms.count(held.count(), "message") + since(held.oldest()));
        var outbox = seen.outbox();
        answer.line("  still to be sent      "
                + Rooms.count(outbox.untried() + outbox.deliveries(), "copy").replace("copys", "copies")
                + since(outbox.oldestDue()));
        answer.line(
                "  gateways at work      " + (seen.gateways().isEmpty() ? "none" : String.join(", ", seen.gateways())));
    }

    private String since(@Nullable Instant oldest) {
        return oldest == null ? "" : ", the oldest since " + rooms.time(oldest);
    }
}
