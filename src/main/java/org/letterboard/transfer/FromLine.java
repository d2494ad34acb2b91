package org.letterboard.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;

/// The line that begins a message in an mbox file: `From ann@example.net Mon Nov 23 10:00:00 2026`.
///
/// @param sender null where none is named: a bounce, or a program that knew none
/// @param date   null where there is none that can be read
/// @param sentAs the id under which we had sent the message on, see [#write]; null in files of other
///               programs
record FromLine(
        @Nullable EmailAddress sender,
        @Nullable Instant date,
        @Nullable String sentAs) {

    static final FromLine NONE = new FromLine(null, null, null);

    // Longer than an address and a date can be; a line of text may have any length.
    static final int LONGEST = 1_000;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    // asctime, with or without seconds, and with a zone before or behind the year, as some programs wrote it.
    private static final Pattern ASCTIME = Pattern.compile(
            "(?<sender>.*?)\\s*\\b(?:mon|tue|wed|thu|fri|sat|sun),?\\s+"
                    + "(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\s+(?<day>\\d{1,2})\\s+"
                    + "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?\\s+"
                    + "(?:(?<before>[a-z]{1,5}|[+-]\\d{4})\\s+){0,2}(?<year>\\d{4})"
                    + "(?:\\s+(?<zone>[+-]\\d{4}|[a-z]{1,5}))?(?:\\s+(?<id><[^<>\\s]+>))?\\s*(?:remote from .*)?",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

    /// Reads a line without its end. Empty where it has no date in the right place, so that it may be a
    /// line of text.
    static Optional<FromLine> parse(String line) {
        if (!line.startsWith("From ") || line.length() > LONGEST) return Optional.empty();
        var found = ASCTIME.matcher(line.substring(5));
        if (!found.matches()) return Optional.empty();
        return Optional.of(new FromLine(Obscured.address(found.group("sender")), date(found), found.group("id")));
    }

    /// What can be had of a line that is none by its form, but stands where one has to.
    static FromLine guess(String line) {
        var words = line.length() > LONGEST ? "" : line.substring(5);
        return new FromLine(Obscured.address(words.strip().split("\\s", 2)[0]), null, null);
    }

    private static @Nullable Instant date(Matcher found) {
        var second = found.group("second");
        try {
            var local = LocalDateTime.of(
                    Integer.parseInt(found.group("year")),
                    MONTHS.indexOf(found.group("month").toLowerCase(Locale.ROOT)) + 1,
                    Integer.parseInt(found.group("day")),
                    Integer.parseInt(found.group("hour")),
                    Integer.parseInt(found.group("minute")),
                    second == null ? 0 : Math.min(Integer.parseInt(second), 59));
            return local.toInstant(zone(found));
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    // By custom it is the local time of a machine that nobody knows any more; then UTC is as good as any.
    private static ZoneOffset zone(Matcher found) {
        for (var zone : new String[] {found.group("zone"), found.group("before")})
            if (zone != null && (zone.startsWith("+") || zone.startsWith("-"))) return ZoneOffset.of(zone);
        return ZoneOffset.UTC;
    }

    /// How we write it, without its end. Where we sent the message on under an id of ours, that stands
    /// behind the date: answers name it, and whoever imports the file finds by it what they answer.
    /// Other programs read no further than the year.
    String write() {
        var at = date == null ? Instant.EPOCH : date;
        return "From " + (sender == null ? "MAILER-DAEMON" : sender) + " " + WRITTEN.format(at.atOffset(ZoneOffset.UTC))
                + (sentAs == null ? "" : " " + sentAs);
    }
}
