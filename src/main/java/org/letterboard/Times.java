package org.letterboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.letterboard.digest.Digests;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.MailingList;
import org.letterboard.schedule.Entry;
import org.letterboard.schedule.When;

/// Everything that happens by the clock. Each look finds out for itself what is due.
final class Times {

    // Moderators are reminded after hours; but a list with a short time should not wait for a minute.
    private static final Duration QUESTIONS = Duration.ofSeconds(10);
    // For a digest whose own look failed, or whose time was changed while nobody ran.
    private static final Duration DIGESTS = Duration.ofMinutes(15);
    // They are counted by day.
    private static final Duration BOUNCES = Duration.ofMinutes(1);

    private Times() {}

    static List<Entry> of(Nouns nouns, Decisions decisions) {
        var digests = decisions.digests();
        var entries = new ArrayList<Entry>();
        entries.add(new Entry("questions", When.every(QUESTIONS), decisions.reminders()::look));
        entries.add(new Entry("bounces", When.every(BOUNCES), decisions.pauses()::look));
        entries.add(new Entry("digests", When.every(DIGESTS), () -> lookAtAll(nouns, digests)));
        for (var list : nouns.lists().all()) addDigests(entries, list, digests);
        return entries;
    }

    private static void lookAtAll(Nouns nouns, Digests digests) {
        for (var list : nouns.lists().all()) {
            digests.look(list, Delivery.DAILY);
            digests.look(list, Delivery.WEEKLY);
        }
    }

    private static void addDigests(List<Entry> entries, MailingList list, Digests digests) {
        var times = list.policy().digest();
        var zone = list.policy().zone();
        entries.add(new Entry(
                "digest-daily/" + list.name(),
                When.daily(times.daily(), zone),
                () -> digests.look(list, Delivery.DAILY)));
        entries.add(new Entry(
                "digest-weekly/" + list.name(),
                When.weekly(times.weeklyDay(), times.weekly(), zone),
                () -> digests.look(list, Delivery.WEEKLY)));
    }
}
