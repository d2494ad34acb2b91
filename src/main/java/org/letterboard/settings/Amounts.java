package org.letterboard.settings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.letterboard.settings.Kind.Fits;
import org.letterboard.settings.Kind.Parsed;
import org.letterboard.settings.Kind.Unfit;

/// The kinds that count or measure: numbers, sizes, durations, times of day and of the week.
final class Amounts {
    static final long KB = 1024;
    static final long MB = 1024 * KB;
    static final long GB = 1024 * MB;

    // More digits than these would overflow when multiplied by the largest unit.
    private static final int MOST_DIGITS = 9;
    private static final Map<String, Long> BYTES = Map.of("KB", KB, "MB", MB, "GB", GB);
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86400L);
    private static final List<String> DAYS =
            Arrays.stream(DayOfWeek.values()).map(Amounts::name).toList();

    static final Kind<LocalTime> TIME = new Kind<>("07:00", false, Amounts::readTime);
    static final Kind<Weekly> WEEKLY = Kind.written("Sunday 08:00", Amounts::readWeekly);

    private Amounts() {}

    /// A time of the week, written `Sunday 08:00`.
    record Weekly(DayOfWeek day, LocalTime time) {}

    static Kind<Integer> number(int least, int most) {
        return new Kind<>((long) Math.max(least, 1), false, found -> {
            if (!(found instanceof Long number))
                return new Unfit<>("expected a whole number without quotes, " + least + " to " + most);
            if (number < least || number > most) return new Unfit<>("expected " + least + " to " + most);
            return new Fits<>(number.intValue());
        });
    }

    static Kind<Integer> port() {
        return new Kind<>(25L, false, found -> {
            if (!(found instanceof Long number)) return new Unfit<>("expected a number without quotes, 1 to 65535");
            if (number < 1 || number > 65535) return new Unfit<>("a port is 1 to 65535");
            return new Fits<>(number.intValue());
        });
    }

    /// Bytes, written with KB (1,024 bytes), MB or GB.
    static Kind<Long> size(String least, String most) {
        var from = amount(least, BYTES).orElseThrow();
        var to = amount(most, BYTES).orElseThrow();
        return Kind.written(
                "30MB",
                text -> amount(text, BYTES)
                        .<Parsed<Long>>map(bytes -> bytes < from || bytes > to
                                ? new Unfit<>("expected " + least + " to " + most)
                                : new Fits<>(bytes))
                        .orElseGet(() -> new Unfit<>("expected a size in KB, MB or GB, for example \"30MB\"")));
    }

    /// Written with s, m, h or d.
    static Kind<Duration> duration(String least, String most) {
        var from = amount(least, SECONDS).orElseThrow();
        var to = amount(most, SECONDS).orElseThrow();
        return Kind.written(
                "12h",
                text -> amount(text, SECONDS)
                        .<Parsed<Duration>>map(seconds -> seconds < from || seconds > to
                                ? new Unfit<>("expected " + least + " to " + most)
                                : new Fits<>(Duration.ofSeconds(seconds)))
                        .orElseGet(() -> new Unfit<>("expected a time in s, m, h or d, for example \"12h\"")));
    }

    private static Optional<Long> amount(String text, Map<String, Long> units) {
        var digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') digits++;
        var unit = units.get(text.substring(digits));
        if (unit == null || digits == 0 || digits > MOST_DIGITS) return Optional.empty();
        return Optional.of(Long.parseLong(text.substring(0, digits)) * unit);
    }

    // TOML has times of its own, so one without quotes means the same.
    private static Parsed<LocalTime> readTime(Object found) {
        if (found instanceof LocalTime time) return new Fits<>(time);
        return found instanceof String text
                ? time(text).<Parsed<LocalTime>>map(Fits::new).orElseGet(() -> Kind.expected("07:00"))
                : Kind.expected("07:00");
    }

    private static Parsed<Weekly> readWeekly(String text) {
        var space = text.indexOf(' ');
        var day = space < 0 ? text : text.substring(0, space);
        var time = time(text.substring(space + 1));
        var index = DAYS.indexOf(day);
        if (index >= 0 && time.isPresent()) return new Fits<>(new Weekly(DayOfWeek.of(index + 1), time.get()));
        var meant = Nearest.of(day, DAYS).orElse("Sunday");
        return Kind.expected(meant + " " + time.orElse(LocalTime.of(8, 0)));
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.length() == "07:00".length() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
