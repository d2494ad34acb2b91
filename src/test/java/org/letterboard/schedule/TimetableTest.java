package org.letterboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.db.Database;
import org.slf4j.LoggerFactory;

/// Quartz itself fires, by the time of day.
@ResourceLock("the log of the schedule")
class TimetableTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final When OFTEN = When.every(Duration.ofMillis(100));
    // Half a day away from whenever this runs.
    private final When today =
            When.daily(LocalTime.now(ZoneOffset.UTC).plusHours(12).truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicInteger looks = new AtomicInteger();
    private Database database;
    private Timetable timetable;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        timetable = new Timetable(database, "one", false);
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void close() {
        timetable.close();
        database.close();
        root().detachAppender(log);
    }

    private void restart() {
        timetable.close();
        database.close();
        database = Database.open(folder);
        timetable = new Timetable(database, "one", false);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private List<String> complaints() {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLoggerName().matches("org\\.(quartz|letterboard\\.schedule).*"))
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void an_entry_looks_each_second_and_does_so_again_after_a_restart() {
        var entry = new Entry("reminders", When.every(Duration.ofSeconds(1)), looks::incrementAndGet);
        timetable.start(List.of(entry));
        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(3));

        restart();
        var before = looks.get();
        timetable.start(List.of(entry));

        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(before + 3));
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_time_that_went_by_while_nobody_ran_is_looked_at_once_at_the_start() {
        var entry = new Entry("digest-daily/walkers", today, looks::incrementAndGet);
        timetable.start(List.of(entry));
        var next = nextTimes().get("digest-daily/walkers");
        timetable.close();
        assertThat(looks).hasValue(0);
        daysGoBy(3);

        restart();
        var others = new AtomicInteger();
        timetable.start(List.of(entry, new Entry("reminders", OFTEN, others::incrementAndGet)));
        await().untilAsserted(() -> assertThat(others).hasValueGreaterThan(10));

        assertThat(looks).hasValue(1);
        assertThat(nextTimes()).containsEntry("digest-daily/walkers", next); // its times are what they were
        assertThat(complaints()).isEmpty();
    }

    /// As if it had been that many days ago that the schedule was written.
    private void daysGoBy(int days) {
        database.transact(tx -> tx.execute(
                "update qrtz_triggers set next_fire_time = next_fire_time - ?, start_time = start_time - ?",
                Duration.ofDays(days).toMillis(),
                Duration.ofDays(days).toMillis()));
    }

    @Test
    void what_was_under_way_when_the_gateway_died_looks_again_at_the_next_start() throws InterruptedException {
        var underWay = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        timetable.start(List.of(new Entry("digest-daily/walkers", today, looks::incrementAndGet)));
        timetable.close();
        daysGoBy(1);
        var dying = new Timetable(database, "one", false);
        dying.start(List.of(new Entry("digest-daily/walkers", today, () -> {
            underWay.countDown();
            pass(end);
        })));
        underWay.await();
        database.close(); // and so it is dead in the middle of its look

        database = Database.open(folder);
        timetable = new Timetable(database, "one", false);
        timetable.start(List.of(new Entry("digest-daily/walkers", today, looks::incrementAndGet)));

        await().untilAsserted(() -> assertThat(looks).hasValue(1));
        end.countDown();
        dying.close();
    }

    @Test
    void a_look_that_fails_is_told_once_and_comes_again() {
        timetable.start(List.of(new Entry("clean-up", OFTEN, () -> {
            if (looks.incrementAndGet() == 1) throw new IllegalStateException("no room");
        })));

        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(3));

        assertThat(complaints()).containsExactly("a look failed, it comes again at its next time entry=clean-up");
    }

    @Test
    void an_entry_never_looks_twice_at_once_and_holds_up_no_other() {
        var end = new CountDownLatch(1);
        var lasting = new AtomicInteger();
        timetable.start(List.of(
                new Entry("digest-daily/walkers", OFTEN, () -> {
                    lasting.incrementAndGet();
                    pass(end);
                }),
                new Entry("reminders", OFTEN, looks::incrementAndGet)));

        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(10));

        assertThat(lasting).hasValue(1);
        end.countDown();
        await().untilAsserted(() -> assertThat(lasting).hasValueGreaterThan(1));
    }

    @Test
    void changed_settings_leave_alone_what_stays_the_same() {
        var kept = new Entry("digest-daily/walkers", today, () -> {});
        var moved = new Entry("digest-daily/singers", When.daily(LocalTime.of(6, 0), LONDON), () -> {});
        var elsewhere =
                new Entry("digest-daily/singers", When.daily(LocalTime.of(6, 0), ZoneId.of("Asia/Tokyo")), () -> {});
        var gone = new Entry("digest-daily/owls", When.daily(LocalTime.of(6, 0), LONDON), () -> {});
        var added = new Entry("reminders", OFTEN, looks::incrementAndGet);
        timetable.start(List.of(kept, moved, gone));
        daysGoBy(-1); // a mark by which to know what was left alone
        var before = nextTimes();

        timetable.replace(List.of(kept, elsewhere, added));

        var after = nextTimes();
        assertThat(after).containsOnlyKeys(kept.name(), moved.name(), added.name());
        assertThat(after.get(kept.name())).isEqualTo(before.get(kept.name()));
        assertThat(after.get(moved.name())).isNotEqualTo(before.get(moved.name()));
        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(1));
    }

    @Test
    void an_entry_that_stays_is_looked_at_with_its_new_body() {
        var old = new AtomicInteger();
        timetable.start(List.of(new Entry("reminders", OFTEN, old::incrementAndGet)));
        await().untilAsserted(() -> assertThat(old).hasPositiveValue());

        timetable.replace(List.of(new Entry("reminders", OFTEN, looks::incrementAndGet)));

        await().untilAsserted(() -> assertThat(looks).hasPositiveValue());
    }

    @Test
    void two_gateways_in_one_process_do_not_share_a_clock(@TempDir Path elsewhere) {
        var theirs = new AtomicInteger();
        try (var other = Database.open(elsewhere)) {
            try (var otherTimetable = new Timetable(other, "one", false)) {
                otherTimetable.start(List.of(new Entry("reminders", OFTEN, theirs::incrementAndGet)));
                timetable.start(List.of(new Entry("reminders", OFTEN, looks::incrementAndGet)));
                await().untilAsserted(() -> assertThat(theirs).hasPositiveValue());
            }
            var last = theirs.get();
            var mine = looks.get();
            await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(mine + 3));
            assertThat(theirs).hasValue(last);
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void two_machines_on_one_database_share_the_looks() {
        var theirs = new AtomicInteger();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var began = System.nanoTime();
        try (var first = new Timetable(database, "one", true);
                var second = new Timetable(database, "two", true)) {
            first.start(List.of(entryOf(looks, atOnce, most)));
            second.start(List.of(entryOf(theirs, atOnce, most)));
            await().untilAsserted(() -> assertThat(looks.get() + theirs.get()).isGreaterThan(20));
        }

        var tenths = Duration.ofNanos(System.nanoTime() - began).toMillis() / 100;
        assertThat(looks.get() + theirs.get()).isLessThanOrEqualTo((int) tenths + 1);
        assertThat(most).hasValue(1);
        assertThat(complaints()).isEmpty();
    }

    private static Entry entryOf(AtomicInteger count, AtomicInteger atOnce, AtomicInteger most) {
        return new Entry("reminders", OFTEN, () -> {
            count.incrementAndGet();
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
        });
    }

    @Test
    void what_has_not_been_started_has_nothing_to_replace_and_nothing_to_close() {
        assertThatThrownBy(() -> timetable.replace(List.of())).isInstanceOf(IllegalStateException.class);
        timetable.close();
    }

    private Map<String, Long> nextTimes() {
        return database.read(h -> h.createQuery("select trigger_name, next_fire_time from qrtz_triggers")
                .setMapKeyColumn("trigger_name")
                .setMapValueColumn("next_fire_time")
                .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a look", e);
        }
    }
}
