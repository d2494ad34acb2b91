package org.letterboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.letterboard.lists.Lists;
import org.letterboard.schedule.Entry;
import org.letterboard.schedule.When;

/// Everything that happens by the clock.
final class Times {

    // Moderators are reminded after hours, and a story or a short grace time should not wait for a minute.
    private static final Duration REMINDERS = Duration.ofSeconds(10);

    private Times() {}

    static List<Entry> of(Lists lists, Decisions decisions) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry("reminders", When.every(REMINDERS), decisions.reminders()::look));
        return entries;
    }
}
