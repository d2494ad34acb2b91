package org.letterboard.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.letterboard.imap.Watched;
import org.letterboard.outbox.RelayState;
import org.letterboard.tally.Tally;
import org.letterboard.tally.Timing;

/// The figures of this gateway for Prometheus: read from the rooms when they are asked for, which know nothing of it.
/// What is named in labels is named in the settings or in our code, and is never somebody's address.
final class Metrics implements AutoCloseable {
    private static final double UNKNOWN = Double.NaN;
    private static final String REFUSED =
            "commands and messages that the SMTP door refused, by enhanced status (RFC 3463)";

    private final Rooms rooms;
    private final Glance<Seen> glance;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final MultiGauge posts;
    private final MultiGauge accounts;
    private final MultiGauge alarms;
    private final Set<String> known = new HashSet<>();
    private Optional<Seen> seen = Optional.empty();

    Metrics(Rooms rooms, Glance<Seen> glance) {
        this.rooms = rooms;
        this.glance = glance;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
        posts = several("list.posts", "posts that a list has taken, also those that were removed again");
        accounts = several(
                "imap.account.works",
                "1 where mail is fetched from the account, 0 where that fails; only from the gateway that fetches");
        alarms = several("alarms", "alarms of this kind that are not over");
        wayIn();
        wayOut();
        whatWaits();
        ground();
    }

    /// The text format 0.0.4 of Prometheus.
    String scrape() {
        // Outside of the lock, since it may take as long as the database wants.
        var now = glance.look();
        synchronized (this) {
            seen = now;
            tally("messages.refused", "status", rooms.smtp().refusals(), REFUSED);
            takeOver();
            return registry.scrape();
        }
    }

    /// What has a label that comes and goes.
    private void takeOver() {
        var lists = seen.map(Seen::posts).orElse(Map.of()).entrySet();
        posts.register(
                lists.stream()
                        .map(list -> row("list", list.getKey(), list.getValue()))
                        .toList(),
                true);
        accounts.register(
                rooms.imap().states().stream()
                        .filter(account -> !(account instanceof Watched.NotYet))
                        .map(account -> row("account", account.account(), account instanceof Watched.Works ? 1 : 0))
                        .toList(),
                true);
        var open = new EnumMap<Alarm.Kind, Integer>(Alarm.Kind.class);
        for (var kind : Alarm.Kind.values()) open.put(kind, 0);
        seen.ifPresent(now -> now.alarms().forEach(alarm -> open.merge(alarm.kind(), 1, Integer::sum)));
        alarms.register(
                open.entrySet().stream()
                        .map(kind -> row("kind", kind.getKey().word(), kind.getValue()))
                        .toList(),
                true);
    }

    private void wayIn() {
        tally("messages.accepted", "door", rooms.inbox().accepted(), "messages that are safe here, by door");
        tally("messages.refused", "status", rooms.smtp().refusals(), REFUSED);
        counter(
                "inbox.groups",
                "transactions that messages came in by: accepted by groups is how many shared one",
                rooms.inbox(),
                inbox -> inbox.groups());
        gauge(
                "intake.inflight",
                "bytes",
                "messages on their way in",
                () -> rooms.smtp().inFlight());
        gauge(
                "smtp.sessions",
                "",
                "connections to the SMTP door",
                () -> rooms.smtp().sessions());
    }

    private void wayOut() {
        tally("mailings", "kind", rooms.outbox().made(), "mailings that were made, by kind: each is one mail to many");
        tally(
                "deliveries",
                "outcome",
                rooms.couriers().outcomes(),
                "copies by outcome: sent, later (to be tried again), refused or given up (failed for good), trouble (the"
                        + " relay did not work)");
        gauge(
                "relay.reachable",
                "",
                "0 while the relay cannot be worked with; as of the last mail that was to be sent",
                () -> rooms.couriers().relay() instanceof RelayState.Fails ? 0 : 1);
    }

    private void whatWaits() {
        seen(
                "inbox.waiting",
                "",
                "messages that wait for the desk",
                s -> s.inbox().waiting());
        age(
                "inbox.oldest.age",
                "of the message that waits longest for the desk",
                s -> s.inbox().oldest());
        seen(
                "inbox.aside",
                "",
                "messages that were set aside for a person to look at",
                s -> s.inbox().aside());
        seen(
                "outbox.untried",
                "",
                "people of mailings who were not tried yet",
                s -> s.outbox().untried());
        seen("outbox.parcels", "", "parcels that are not done", s -> s.outbox().parcels());
        seen(
                "outbox.deliveries",
                "",
                "people who are tried one by one, now or later",
                s -> s.outbox().deliveries());
        age(
                "outbox.due.age",
                "of what is due for longest and nobody carries",
                s -> s.outbox().oldestDue());
        seen("questions.open", "", "questions that we asked and that are not answered", Seen::questions);
        seen(
                "held.waiting",
                "",
                "messages that wait for a moderator",
                s -> s.held().count());
        age(
                "held.oldest.age",
                "of the message that waits longest for a moderator",
                s -> s.held().oldest());
        seen(
                "gateways.alive",
                "",
                "gateways at work on this database",
                s -> s.gateways().size());
        gauge("search.behind", "", "changes of posts that search does not know yet", () -> {
            var progress = rooms.search().progress();
            return Math.max(0, progress.all() - progress.done());
        });
    }

    private void ground() {
        gauge("database.answers", "", "1 where the database answers", () -> seen.isPresent() ? 1 : 0);
        seen("database.size", "bytes", "the database on its disk", Seen::bytes);
        histogram(
                "letterboard_database_transaction_seconds",
                "transactions, from asking for one until it was over",
                rooms.database().transactions());
        histogram(
                "letterboard_database_sync_seconds",
                "writes to the disk that those share who wait for it; none on PostgreSQL, where a commit is enough",
                rooms.database().syncs());
        counter(
                "database.syncs.asked",
                "how often somebody waited for the disk: by the writes, how many shared one",
                rooms.database(),
                database -> database.syncsAsked());
        gauge(
                "disk.free",
                "bytes",
                "free where the data is",
                () -> rooms.freeDisk().getAsLong());
        gauge(
                "disk.keep.free",
                "bytes",
                "with less than this, mail is refused for now",
                () -> rooms.settings().get().keepFree());
    }

    private MultiGauge several(String name, String help) {
        return MultiGauge.builder("letterboard." + name).description(help).register(registry);
    }

    private static MultiGauge.Row<Number> row(String label, String value, Number number) {
        return MultiGauge.Row.of(Tags.of(label, value), number);
    }

    /// What is counted for the first time gets its counter with the next scrape.
    private void tally(String name, String label, Tally tally, String help) {
        tally.counts().forEach((value, count) -> {
            if (known.add(name + "=" + value))
                FunctionCounter.builder("letterboard." + name, count, LongAdder::sum)
                        .description(help)
                        .tag(label, value)
                        .register(registry);
        });
    }

    private <T> void counter(String name, String help, T room, ToDoubleFunction<T> count) {
        FunctionCounter.builder("letterboard." + name, room, count)
                .description(help)
                .register(registry);
    }

    private void gauge(String name, String unit, String help, Supplier<Number> value) {
        var gauge = Gauge.builder("letterboard." + name, value).description(help);
        if (!unit.isEmpty()) gauge.baseUnit(unit);
        gauge.register(registry);
    }

    private void seen(String name, String unit, String help, Function<Seen, Number> value) {
        gauge(name, unit, help, () -> seen.map(value).orElse(UNKNOWN));
    }

    private void age(String name, String what, Function<Seen, @Nullable Instant> since) {
        seen(name, "seconds", "age " + what + "; 0 where there is none", s -> {
            var oldest = since.apply(s);
            return oldest == null
                    ? 0
                    : Math.max(
                            0, Duration.between(oldest, rooms.clock().instant()).toSeconds());
        });
    }

    private void histogram(String name, String help, Timing timing) {
        registry.getPrometheusRegistry().register(new Times(name, help, timing));
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
