package org.letterboard.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A year, a month or a day, as people write it: 2025, 2025-03, 2025-03-14.
///
/// @param end the day after its last
record Span(LocalDate start, LocalDate end) {
    private static final Pattern FORM = Pattern.compile("((?:19|20)\\d\\d)(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?");

    static Optional<Span> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        try {
            var year = Integer.parseInt(form.group(1));
            if (form.group(2) == null) return span(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
            var month = LocalDate.of(year, Integer.parseInt(form.group(2)), 1);
            if (form.group(3) == null) return span(month, month.plusMonths(1));
            var day = month.withDayOfMonth(Integer.parseInt(form.group(3)));
            return span(day, day.plusDays(1));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Span> span(LocalDate start, LocalDate end) {
        return Optional.of(new Span(start, end));
    }
}
