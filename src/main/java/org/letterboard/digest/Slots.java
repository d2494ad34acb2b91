package org.letterboard.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.letterboard.lists.Delivery;
import org.letterboard.settings.ListSettings;

/// When digests are due, on the wall clock of the list's zone. Pure.
public final class Slots {

    /// A moment at which a digest is due. A clock that is put back or forward does not change its name, so it comes
    /// once.
    ///
    /// @param name the kind and the local day, `daily 2026-11-24`
    public record Slot(String name, Instant at) {}

    private Slots() {}

    /// The last slot that is not after `now`.
    ///
    /// @param kind daily or weekly
    public static Slot latest(ListSettings list, Delivery kind, Instant now) {
        var zone = list.zone();
        // A day ahead: near midnight a gap may put tomorrow's slot before now, never two days'.
        var day = now.atZone(zone).toLocalDate().plusDays(1);
        while (true) {
            day = dayOf(list, kind, day);
            var at = moment(zone, day, timeOf(list, kind));
            if (!at.isAfter(now)) return new Slot(kind.word() + " " + day, at);
            day = day.minusDays(1);
        }
    }

    /// The last day up to this one that has a slot.
    private static LocalDate dayOf(ListSettings list, Delivery kind, LocalDate day) {
        return switch (kind) {
            case DAILY -> day;
            case WEEKLY ->
                day.with(TemporalAdjusters.previousOrSame(list.digest().weeklyDay()));
            case EACH, NONE -> throw noDigest(kind);
        };
    }

    private static LocalTime timeOf(ListSettings list, Delivery kind) {
        return switch (kind) {
            case DAILY -> list.digest().daily();
            case WEEKLY -> list.digest().weekly();
            case EACH, NONE -> throw noDigest(kind);
        };
    }

    private static IllegalArgumentException noDigest(Delivery kind) {
        return new IllegalArgumentException("there is no digest for " + kind.word());
    }

    /// The time on that day: in a gap of the wall clock the moment after the gap, in an overlap the first of the two.
    private static Instant moment(ZoneId zone, LocalDate day, LocalTime time) {
        var local = LocalDateTime.of(day, time);
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
