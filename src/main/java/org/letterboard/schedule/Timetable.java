package org.letterboard.schedule;

import static java.util.stream.Collectors.toMap;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.StdJobRunShellFactory;
import org.quartz.impl.StdScheduler;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has each entry look at its times, by the system's clock. Times are kept in the database: what went by while nobody
/// ran is looked at once at the start, and so is what was under way when a run ended without a word.
///
/// It is put together by hand and not by a factory of Quartz's, since those know one scheduler a name in a process.
public final class Timetable implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Timetable.class);

    // How far ahead it takes what comes next, and how soon it finds what another machine has put there.
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private final Database database;
    private final QuartzStore store;
    private final String node;
    private volatile Map<String, Runnable> looks = Map.of();
    private @Nullable Scheduler scheduler;

    /// @param node      the same after a restart, and another on each machine
    /// @param clustered whether other machines share the database; each look is then done by one of them
    public Timetable(Database database, String node, boolean clustered) {
        this.database = database;
        this.store = new QuartzStore(database, node, clustered);
        this.node = node;
    }

    /// Starts to look, first at what was missed. Waits for a database server that is away: doors are open by then.
    public void start(List<Entry> entries) {
        try {
            scheduler = build();
            if (writes(entries)) scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be started", e);
        }
    }

    /// False where it was closed before that could be done.
    private boolean writes(List<Entry> entries) {
        while (true) {
            try {
                replace(entries);
                return true;
            } catch (RuntimeException failure) {
                if (!database.isShared() || !passes(failure)) throw failure;
                log.warn("the schedule could not be written, tried again", failure);
                if (store.isClosingSoon()) return false;
            }
        }
    }

    /// Quartz packs what the database said.
    private boolean passes(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause())
            if (database.passes(cause)) return true;
        return false;
    }

    private Scheduler build() throws SchedulerException {
        var firing = new Loops();
        var shells = new StdJobRunShellFactory();
        var parts = new QuartzSchedulerResources();
        parts.setName(QuartzStore.NAME);
        parts.setInstanceId(node);
        parts.setThreadExecutor(firing);
        parts.setThreadPool(new Workers(firing));
        parts.setJobRunShellFactory(shells);
        parts.setJobStore(store);
        var quartz = new QuartzScheduler(parts, AHEAD.toMillis(), 0);
        quartz.setJobFactory(
                (fired, asking) -> look(fired.getJobDetail().getKey().getName()));
        var classes = new CascadingClassLoadHelper();
        classes.initialize();
        store.initialize(classes, quartz.getSchedulerSignaler());
        quartz.initialize();
        var built = new StdScheduler(quartz);
        shells.initialize(built);
        return built;
    }

    private Look look(String name) {
        return new Look(name, looks.getOrDefault(name, () -> log.info("nothing looks here any more entry={}", name)));
    }

    /// Goes on with other entries. What stays the same keeps its times.
    public void replace(List<Entry> entries) {
        if (scheduler == null) throw new IllegalStateException("the schedule has not been started");
        looks = entries.stream().collect(toMap(Entry::name, Entry::look));
        try {
            for (var job : scheduler.getJobKeys(GroupMatcher.anyJobGroup()))
                if (!looks.containsKey(job.getName())) scheduler.deleteJob(job);
            var stored = database.read(
                    h -> Statements.of(h, QuartzSql.class).stored(QuartzStore.NAME, Scheduler.DEFAULT_GROUP));
            var changed = new HashMap<JobDetail, Set<? extends Trigger>>();
            // What Quartz takes for now: it reads the system's clock, and a first time has to be one that it comes to.
            var now = newTrigger().build().getStartTime().toInstant();
            for (var entry : entries)
                if (!entry.when().words().equals(stored.get(entry.name())))
                    changed.put(job(entry), Set.of(Triggers.of(entry.name(), entry.when(), now)));
            scheduler.scheduleJobs(changed, true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be changed", e);
        }
    }

    private static JobDetail job(Entry entry) {
        return newJob(Look.class)
                .withIdentity(new JobKey(entry.name()))
                // What was under way at a crash looks again at the next start, and not only at its next time.
                .requestRecovery()
                .build();
    }

    /// Returns when the looks under way are done, and nothing of this uses the database any more.
    @Override
    public void close() {
        if (scheduler == null) return;
        store.closing();
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the schedule cannot be closed", e);
        }
    }
}
