package org.letterboard.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.lists.Delivery;
import org.letterboard.settings.ListSettings;
import org.letterboard.settings.ListSettings.Addresses;
import org.letterboard.settings.ListSettings.Archive;
import org.letterboard.settings.ListSettings.Digest;
import org.letterboard.settings.ListSettings.Moderation;
import org.letterboard.settings.ListSettings.Posting;
import org.letterboard.settings.ListSettings.Replies;

/// Slots on the wall clock of a list, on the days on which it is put forward and back as well.
class SlotsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # zone             | daily | weekly       | kind   | now, there                | slot              | at (UTC)
            Europe/London      | 07:00 | SUNDAY 08:00 | DAILY  | 2026-11-24T07:00:00+00:00 | daily 2026-11-24  | 2026-11-24T07:00:00Z
            Europe/London      | 07:00 | SUNDAY 08:00 | DAILY  | 2026-11-24T06:59:59+00:00 | daily 2026-11-23  | 2026-11-23T07:00:00Z
            Europe/London      | 07:00 | SUNDAY 08:00 | WEEKLY | 2026-11-24T07:00:00+00:00 | weekly 2026-11-22 | 2026-11-22T08:00:00Z
            Europe/London      | 07:00 | SUNDAY 08:00 | WEEKLY | 2026-11-29T07:59:59+00:00 | weekly 2026-11-22 | 2026-11-22T08:00:00Z
            Europe/London      | 07:00 | SUNDAY 08:00 | WEEKLY | 2026-11-29T08:00:00+00:00 | weekly 2026-11-29 | 2026-11-29T08:00:00Z
            # the clock is put forward at 01:00: the moment after the gap
            Europe/London      | 01:30 | SUNDAY 01:15 | DAILY  | 2027-03-28T02:00:00+01:00 | daily 2027-03-28  | 2027-03-28T01:00:00Z
            Europe/London      | 01:30 | SUNDAY 01:15 | DAILY  | 2027-03-28T00:59:59+00:00 | daily 2027-03-27  | 2027-03-27T01:30:00Z
            Europe/London      | 01:30 | SUNDAY 01:15 | WEEKLY | 2027-03-28T02:00:00+01:00 | weekly 2027-03-28 | 2027-03-28T01:00:00Z
            Europe/London      | 07:00 | SUNDAY 08:00 | DAILY  | 2027-03-28T07:00:00+01:00 | daily 2027-03-28  | 2027-03-28T06:00:00Z
            # it is put back at 02:00: the first of the two, and the second is the same slot
            Europe/London      | 01:30 | SUNDAY 01:15 | DAILY  | 2027-10-31T01:30:00+01:00 | daily 2027-10-31  | 2027-10-31T00:30:00Z
            Europe/London      | 01:30 | SUNDAY 01:15 | DAILY  | 2027-10-31T01:10:00+00:00 | daily 2027-10-31  | 2027-10-31T00:30:00Z
            Europe/London      | 01:30 | SUNDAY 01:15 | DAILY  | 2027-10-31T01:29:59+01:00 | daily 2027-10-30  | 2027-10-30T00:30:00Z
            America/New_York   | 02:30 | SUNDAY 02:30 | DAILY  | 2027-03-14T03:00:00-04:00 | daily 2027-03-14  | 2027-03-14T07:00:00Z
            America/New_York   | 01:30 | SUNDAY 02:30 | DAILY  | 2027-11-07T01:00:00-05:00 | daily 2027-11-07  | 2027-11-07T05:30:00Z
            # a gap at midnight, and a day that Samoa did not have
            America/Santiago   | 00:30 | SUNDAY 00:00 | DAILY  | 2026-09-06T01:00:00-03:00 | daily 2026-09-06  | 2026-09-06T04:00:00Z
            Pacific/Apia       | 07:00 | FRIDAY 07:00 | DAILY  | 2011-12-31T00:00:00+14:00 | daily 2011-12-30  | 2011-12-30T10:00:00Z
            """)
    void the_last_slot_that_is_over(
            String zone, String daily, String weekly, Delivery kind, String now, String name, Instant at) {
        var list = list(zone, daily, weekly);

        var slot = Slots.latest(list, kind, ZonedDateTime.parse(now).toInstant());

        assertThat(slot.name()).isEqualTo(name);
        assertThat(slot.at()).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"Europe/London,00:30", "Europe/London,01:30", "America/New_York,02:30", "America/New_York,07:00"})
    void each_day_of_a_year_has_one_and_they_come_in_order(String zone, String daily) {
        var list = list(zone, daily, "SUNDAY 08:00");
        var start = Instant.parse("2027-01-01T12:00:00Z");
        var names = new LinkedHashSet<String>();
        var before = Slots.latest(list, Delivery.DAILY, start);
        for (var now = start; now.isBefore(start.plus(Duration.ofDays(365))); now = now.plus(Duration.ofMinutes(10))) {
            var slot = Slots.latest(list, Delivery.DAILY, now);
            assertThat(slot.at()).isBeforeOrEqualTo(now).isAfterOrEqualTo(before.at());
            names.add(slot.name());
            before = slot;
        }
        var days = LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.parse(before.name().substring(6)).plusDays(1));
        assertThat(names)
                .containsExactlyElementsOf(days.map(day -> "daily " + day).toList())
                .hasSizeGreaterThan(364);
    }

    private static ListSettings list(String zone, String daily, String weekly) {
        var day = weekly.split(" ", 2);
        return new ListSettings(
                "walkers",
                "Walkers",
                "",
                Locale.ENGLISH,
                ZoneId.of(zone),
                Posting.MEMBERS,
                0,
                Archive.MEMBERS,
                Addresses.HIDDEN,
                Replies.LIST,
                List.of(),
                List.of(),
                new Moderation(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0),
                5,
                false,
                new Digest(LocalTime.parse(daily), DayOfWeek.valueOf(day[0]), LocalTime.parse(day[1])));
    }
}
