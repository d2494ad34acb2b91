package org.letterboard.schedule;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.letterboard.db.Database;
import org.slf4j.LoggerFactory;

/// Quartz interrupts threads of its own when it shuts down, and an interrupt inside H2's file access
/// closes the database for everyone.
@ResourceLock("the log of the schedule")
class ClosingTest {

    private static final When OFTEN = When.every(Duration.ofMillis(100));

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void detach() {
        root().detachAppender(log);
    }

    @Test
    void a_schedule_that_closes_again_and_again_leaves_the_database_alone() throws InterruptedException {
        var interrupts = new AtomicInteger();
        var theirs = new ConcurrentLinkedQueue<String>();
        try (var database = Database.open(folder)) {
            database.transact(tx -> tx.execute("create table load (id bigint primary key, words varchar not null)"));
            var over = new AtomicBoolean();
            var failures = new ConcurrentLinkedQueue<Throwable>();
            var load = load(database, over, failures);
            for (var cycle = 0; cycle < 30; cycle++) openAndClose(database, interrupts, theirs);
            over.set(true);
            for (var thread : load) thread.join();

            assertThat(failures).isEmpty();
            assertThat(database.answers()).isTrue();
            assertThat(database.<Long>read(h -> h.select("select count(*) from load")
                            .mapTo(Long.class)
                            .one()))
                    .isGreaterThan(1000);
        }
        assertThat(interrupts).hasValue(0);
        assertThat(theirs).as("threads that Quartz could interrupt").isEmpty();
        assertThat(complaints()).isEmpty();
        Database.open(folder).close();
    }

    private static void openAndClose(Database database, AtomicInteger interrupts, Queue<String> theirs)
            throws InterruptedException {
        var looked = new CountDownLatch(2);
        var timetable = new Timetable(database, "one", false);
        timetable.start(List.of(new Entry("reminders", OFTEN, () -> {
            database.transact(
                    tx -> tx.execute("insert into load (id, words) values (?, ?)", database.nextId(), "looked"));
            if (Thread.interrupted()) interrupts.incrementAndGet();
            looked.countDown();
        })));
        looked.await();
        theirs.addAll(quartzThreads());
        timetable.close();
        theirs.addAll(quartzThreads());
        if (Thread.interrupted()) interrupts.incrementAndGet();
    }

    /// Quartz interrupts threads of its own classes, and no others: `QuartzSchedulerThread.halt` and `shutdown` of
    /// `ClusterManager` and of `MisfireHandler`.
    private static Set<String> quartzThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getClass().getName().startsWith("org.quartz"))
                .map(Thread::getName)
                .collect(toSet());
    }

    private static List<Thread> load(Database database, AtomicBoolean over, Queue<Throwable> failures) {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 2; i++) {
            threads.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                    .start(() -> {
                        while (!over.get()) {
                            database.transact(tx -> tx.execute(
                                    "insert into load (id, words) values (?, ?)",
                                    database.nextId(),
                                    "load ".repeat(50)));
                            database.sync();
                        }
                    }));
        }
        return threads;
    }

    @Test
    void closing_waits_for_the_look_that_is_under_way() throws InterruptedException {
        try (var database = Database.open(folder)) {
            var underWay = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            var done = new AtomicBoolean();
            var timetable = new Timetable(database, "one", false);
            timetable.start(List.of(new Entry("reminders", OFTEN, () -> {
                underWay.countDown();
                pass(end);
                database.transact(tx -> tx.execute("create table done (id int)"));
                done.set(true);
            })));
            underWay.await();
            var doneAtClose = new AtomicBoolean();
            var closing = Thread.ofPlatform().start(() -> {
                timetable.close();
                doneAtClose.set(done.get());
            });
            // It has told the loop to end, and waits for the look now.
            await().until(() -> closing.getState() == Thread.State.WAITING);
            end.countDown();
            closing.join();

            assertThat(doneAtClose).isTrue();
            assertThat(fired(database)).isZero();
        }
        assertThat(complaints()).isEmpty();
    }

    private static long fired(Database database) {
        return database.read(h -> h.select("select count(*) from qrtz_fired_triggers where state = 'EXECUTING'")
                .mapTo(Long.class)
                .one());
    }

    /// Two loops of Quartz sleep on for a moment when the schedule is closed: nothing wakes them. They end in silence.
    @Test
    void nobody_comes_back_to_the_database_when_the_schedule_is_closed() {
        var store = new AtomicInteger();
        try (var database = Database.open(folder)) {
            var timetable = new Timetable(database, "one", true);
            timetable.start(List.of(new Entry("reminders", OFTEN, store::incrementAndGet)));
            await().untilAsserted(() -> assertThat(store).hasPositiveValue());
            timetable.close();
        }
        var last = store.get();
        try (var database = Database.open(folder)) {
            var timetable = new Timetable(database, "one", true);
            timetable.start(List.of(new Entry("others", When.every(Duration.ofSeconds(1)), store::incrementAndGet)));
            // Longer than the misfire handler of the closed one sleeps.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(store).hasValueGreaterThan(last + 7));
            timetable.close();
        }
        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_schedule_whose_database_is_gone_closes_soon() throws InterruptedException {
        var database = Database.open(folder);
        var underWay = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var timetable = new Timetable(database, "one", false);
        timetable.start(List.of(
                new Entry("digest-daily/walkers", OFTEN, () -> {
                    underWay.countDown();
                    pass(end);
                }),
                new Entry("reminders", OFTEN, database::nextId)));
        underWay.await();
        database.close();
        end.countDown();
        await().untilAsserted(() -> assertThat(complaints()).isNotEmpty());

        var before = System.nanoTime();
        timetable.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    private List<String> complaints() {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLoggerName().matches("org\\.(quartz|letterboard\\.schedule).*"))
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger root() {
        // While another class has just begun to log, a stand-in is handed out.
        await().until(() -> LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger);
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a look", e);
        }
    }
}
