package org.letterboard.schedule;

import static org.quartz.CalendarIntervalScheduleBuilder.calendarIntervalSchedule;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.ScheduleBuilder;
import org.quartz.Trigger;

/// Quartz's triggers for our times. Whatever a trigger missed, it fires once, as soon as it can.
///
/// Days and weeks are calendar intervals and no cron expressions: on the day on which the clocks skip its time, a cron
/// trigger does not fire at all, and a weekly one is silent for a fortnight.
final class Triggers {

    // Quartz fires up to 2 ms early, and who looks early finds nothing due and looks again tomorrow.
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final int DAY = 1;
    private static final int WEEK = 7;

    private Triggers() {}

    /// @param now by the system's clock, which is the one that Quartz reads
    static Trigger of(String name, When when, Instant now) {
        return switch (when) {
            case When.Daily(var at, var zone) -> {
                var today = now.atZone(zone).with(at);
                yield calendar(name, when, first(today, at, now, DAY), zone, DAY);
            }
            case When.Weekly(var day, var at, var zone) -> {
                var soon = now.atZone(zone).with(at).with(TemporalAdjusters.nextOrSame(day));
                yield calendar(name, when, first(soon, at, now, WEEK), zone, WEEK);
            }
            case When.Every(var pause) ->
                trigger(
                        name,
                        when,
                        now,
                        simpleSchedule()
                                .withIntervalInMilliseconds(pause.toMillis())
                                .repeatForever()
                                .withMisfireHandlingInstructionNowWithExistingCount());
        };
    }

    /// The next time; the one before it where the clocks skip the next, since all later ones have the
    /// hour of the first. Such a trigger looks at once, too.
    private static Instant first(ZonedDateTime day, LocalTime at, Instant now, int days) {
        var next = day.toInstant().isAfter(now) ? day : day.plusDays(days).with(at);
        return (next.toLocalTime().equals(at) ? next : next.minusDays(days).with(at)).toInstant();
    }

    private static Trigger calendar(String name, When when, Instant first, ZoneId zone, int days) {
        return trigger(
                name,
                when,
                first.plus(LATE),
                calendarIntervalSchedule()
                        .withIntervalInDays(days)
                        .inTimeZone(TimeZone.getTimeZone(zone))
                        .preserveHourOfDayAcrossDaylightSavings(true)
                        .skipDayIfHourDoesNotExist(false)
                        .withMisfireHandlingInstructionFireAndProceed());
    }

    private static Trigger trigger(String name, When when, Instant first, ScheduleBuilder<?> schedule) {
        return newTrigger()
                .withIdentity(name)
                .forJob(name)
                .withDescription(when.words())
                .startAt(Date.from(first))
                .withSchedule(schedule)
                .build();
    }
}
