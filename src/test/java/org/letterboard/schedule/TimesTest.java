package org.letterboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.CronExpression;
import org.quartz.Trigger;

/// The times that Quartz makes of ours, around the days on which the clocks change.
class TimesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # at   | three looks from this day on | when they come, a second late
            01:30  | 2027-03-27 | 2027-03-27T01:30:01Z 2027-03-28T02:30:01+01:00 2027-03-29T01:30:01+01:00
            01:00  | 2027-03-27 | 2027-03-27T01:00:01Z 2027-03-28T02:00:01+01:00 2027-03-29T01:00:01+01:00
            02:00  | 2027-03-27 | 2027-03-27T02:00:01Z 2027-03-28T02:00:01+01:00 2027-03-29T02:00:01+01:00
            18:00  | 2027-03-27 | 2027-03-27T18:00:01Z 2027-03-28T18:00:01+01:00 2027-03-29T18:00:01+01:00
            00:59  | 2027-10-30 | 2027-10-30T00:59:01+01:00 2027-10-31T00:59:01+01:00 2027-11-01T00:59:01Z
            01:30  | 2027-10-30 | 2027-10-30T01:30:01+01:00 2027-10-31T01:30:01+01:00 2027-11-01T01:30:01Z
            02:00  | 2027-10-30 | 2027-10-30T02:00:01+01:00 2027-10-31T02:00:01Z 2027-11-01T02:00:01Z
            18:00  | 2027-10-30 | 2027-10-30T18:00:01+01:00 2027-10-31T18:00:01Z 2027-11-01T18:00:01Z
            """)
    void a_daily_look_in_london_comes_once_a_day_when_the_clocks_change(LocalTime at, LocalDate from, String expected) {
        var trigger =
                Triggers.of("digest-daily/walkers", When.daily(at, LONDON), Instant.parse("2027-01-15T12:00:00Z"));

        assertThat(looks(trigger, from.atStartOfDay(LONDON), 3)).containsExactly(expected.split(" "));
    }

    /// Why there is no cron expression in the room.
    @Test
    void a_cron_trigger_would_leave_a_day_out() throws ParseException {
        var cron = new CronExpression("0 30 1 ? * *");
        cron.setTimeZone(TimeZone.getTimeZone(LONDON));

        var next = cron.getNextValidTimeAfter(Date.from(Instant.parse("2027-03-27T01:30:00Z")));

        assertThat(next.toInstant().atZone(LONDON).toLocalDate()).isEqualTo("2027-03-29");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # zone            | at
            Europe/London     | 01:30
            Europe/London     | 18:00
            Europe/Berlin     | 02:30
            America/New_York  | 02:00
            America/Santiago  | 00:00
            America/Nuuk      | 23:30
            Africa/Cairo      | 00:15
            Asia/Beirut       | 00:00
            Asia/Kolkata      | 06:00
            Pacific/Auckland  | 02:59
            Z                 | 00:00
            +05:45            | 23:59
            """)
    void each_day_and_each_week_has_its_look_at_the_time_that_java_time_says(ZoneId zone, LocalTime at) {
        for (var since : List.of("2027-01-12T12:00:00Z", "2027-07-07T23:59:59Z")) {
            var now = Instant.parse(since);
            var wrong = new ArrayList<String>();
            compare(wrong, Triggers.of("d", When.daily(at, zone), now), first(now, zone, at), at, 1, 800);
            for (var day : DayOfWeek.values()) {
                var first = first(now, zone, at).with(TemporalAdjusters.nextOrSame(day));
                compare(wrong, Triggers.of("w", When.weekly(day, at, zone), now), first, at, 7, 115);
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static ZonedDateTime first(Instant now, ZoneId zone, LocalTime at) {
        var today = now.atZone(zone).with(at);
        return today.toInstant().isAfter(now) ? today : today.plusDays(1).with(at);
    }

    private static void compare(
            List<String> wrong, Trigger trigger, ZonedDateTime first, LocalTime at, int step, int count) {
        var last = first.toInstant();
        for (var i = 0; i < count; i++) {
            var next = trigger.getFireTimeAfter(Date.from(last)).toInstant();
            var expected = first.toLocalDate()
                    .plusDays((long) i * step)
                    .atTime(at)
                    .atZone(first.getZone())
                    .plusSeconds(1)
                    .toInstant();
            if (!next.equals(expected)) wrong.add(next + " and not " + expected + " at " + at + " " + first.getZone());
            last = next;
        }
    }

    /// Whole hours are what all zones but one change by. On Lord Howe it is half of one, and Quartz moves by a whole
    /// one: looks there are half an hour late until the clocks change back, and none is left out.
    @Test
    void on_lord_howe_a_look_in_the_skipped_half_hour_comes_late_and_comes_each_day() {
        var howe = ZoneId.of("Australia/Lord_Howe");
        var at = LocalTime.of(2, 15);
        var trigger = Triggers.of("d", When.daily(at, howe), Instant.parse("2027-07-01T00:00:00Z"));

        var last = Instant.parse("2027-07-02T00:00:00Z");
        for (var day = LocalDate.parse("2027-07-03"); day.getYear() < 2029; day = day.plusDays(1)) {
            var next = trigger.getFireTimeAfter(Date.from(last)).toInstant();
            assertThat(Duration.between(day.atTime(at).atZone(howe), next.atZone(howe)))
                    .isBetween(Duration.ZERO, Duration.ofMinutes(31));
            last = next;
        }
    }

    @Test
    void an_entry_made_on_the_eve_of_a_skipped_time_looks_at_once_then_and_at_its_hour_ever_after() {
        var eve = Instant.parse("2027-03-27T12:00:00Z");
        var trigger = Triggers.of("d", When.daily(LocalTime.of(1, 30), LONDON), eve);

        assertThat(trigger.getStartTime()).isBefore(eve);
        assertThat(looks(trigger, eve.atZone(LONDON), 3))
                .containsExactly("2027-03-28T02:30:01+01:00", "2027-03-29T01:30:01+01:00", "2027-03-30T01:30:01+01:00");
    }

    @Test
    void the_first_look_of_a_day_or_a_week_is_the_next_and_that_of_a_pause_is_now() {
        var now = Instant.parse("2027-06-16T17:00:00Z"); // a Wednesday, 18:00 in London
        assertThat(first(When.daily(LocalTime.of(18, 1), LONDON), now)).isEqualTo("2027-06-16T17:01:01Z");
        assertThat(first(When.daily(LocalTime.of(18, 0), LONDON), now)).isEqualTo("2027-06-17T17:00:01Z");
        assertThat(first(When.weekly(DayOfWeek.WEDNESDAY, LocalTime.of(18, 1), LONDON), now))
                .isEqualTo("2027-06-16T17:01:01Z");
        assertThat(first(When.weekly(DayOfWeek.WEDNESDAY, LocalTime.of(18, 0), LONDON), now))
                .isEqualTo("2027-06-23T17:00:01Z");
        assertThat(first(When.weekly(DayOfWeek.TUESDAY, LocalTime.of(18, 0), LONDON), now))
                .isEqualTo("2027-06-22T17:00:01Z");
        assertThat(first(When.every(Duration.ofSeconds(10)), now)).isEqualTo("2027-06-16T17:00:00Z");
    }

    @Test
    void times_that_cannot_be_kept_are_refused() {
        assertThatThrownBy(() -> When.daily(LocalTime.of(6, 0, 30), LONDON)).hasMessageContaining("06:00:30");
        assertThatThrownBy(() -> When.every(Duration.ZERO)).hasMessageContaining("PT0S");
    }

    private static Instant first(When when, Instant now) {
        return Triggers.of("first", when, now).getStartTime().toInstant();
    }

    private static List<String> looks(Trigger trigger, ZonedDateTime from, int count) {
        var looks = new ArrayList<String>();
        var last = Date.from(from.toInstant());
        for (var i = 0; i < count; i++) {
            last = trigger.getFireTimeAfter(last);
            looks.add(last.toInstant().atZone(from.getZone()).toOffsetDateTime().toString());
        }
        return looks;
    }
}
