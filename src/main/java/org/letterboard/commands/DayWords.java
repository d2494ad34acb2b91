package org.letterboard.commands;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Days as people write them: 24 December, Dec 24th, 24.12.2026, 24/12, 2026-12-24, 2 weeks.
final class DayWords {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.of("nl"), Locale.ITALIAN);
    private static final Map<String, Month> MONTHS = months();
    private static final Set<String> BETWEEN =
            Set.of("of", "the", "on", "den", "dem", "le", "el", "il", "de", "del", "di");
    private static final Pattern ORDINAL = Pattern.compile("(\\d+)(st|nd|rd|th|er|e|\u00ba|\u00aa)");
    private static final Map<String, Integer> SPANS = Map.of(
            "day", 1, "days", 1, "tag", 1, "tage", 1, "week", 7, "weeks", 7, "woche", 7, "wochen", 7, "month", 30,
            "months", 30);

    // "Until 20 November", written on the 24th, is a slip, and does not mean in a year.
    private static final int JUST_OVER = 31;
    private static final int LONGEST_YEARS = 2;

    private DayWords() {}

    /// The day that the text begins with; empty where there is none, where it is ambiguous, or where it is years away.
    static Optional<LocalDate> read(String text, LocalDate today) {
        var words = words(text);
        if (words.isEmpty()) return Optional.empty();
        try {
            return day(words, today).filter(day -> day.isBefore(today.plusYears(LONGEST_YEARS)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : plain(text).split("[^\\p{L}\\p{N}\u00ba\u00aa]+", -1)) {
            var ordinal = ORDINAL.matcher(word);
            var bare = ordinal.matches() ? ordinal.group(1) : word;
            if (!bare.isEmpty() && !BETWEEN.contains(bare) && !isWeekday(bare)) words.add(bare);
        }
        return words;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "");
    }

    private static Optional<LocalDate> day(List<String> words, LocalDate today) {
        if (words.getFirst().equals("tomorrow")) return Optional.of(today.plusDays(1));
        var span = words.size() > 1 ? SPANS.get(words.get(1)) : null;
        if (span != null && isNumber(words.getFirst()))
            return Optional.of(today.plusDays((long) span * Integer.parseInt(words.getFirst())));
        if (words.size() < 2) return Optional.empty();
        var first = words.get(0);
        var second = words.get(1);
        var third = words.size() > 2 ? words.get(2) : "";
        if (first.matches("\\d{4}") && isNumber(second) && isNumber(third))
            return Optional.of(
                    LocalDate.of(Integer.parseInt(first), Integer.parseInt(second), Integer.parseInt(third)));
        if (isNumber(first) && MONTHS.containsKey(second)) return of(first, MONTHS.get(second), third, today);
        if (MONTHS.containsKey(first) && isNumber(second)) return of(second, MONTHS.get(first), third, today);
        return isNumber(first) && isNumber(second) ? ofNumbers(first, second, third, today) : Optional.empty();
    }

    /// The day first, as everywhere but in America; the other way round only where it can be nothing else.
    private static Optional<LocalDate> ofNumbers(String first, String second, String third, LocalDate today) {
        var month = Integer.parseInt(second);
        return month > 12
                ? of(second, Month.of(Integer.parseInt(first)), third, today)
                : of(first, Month.of(month), third, today);
    }

    private static Optional<LocalDate> of(String day, Month month, String year, LocalDate today) {
        if (year.matches("\\d{4}"))
            return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
        if (year.matches("\\d{2}"))
            return Optional.of(LocalDate.of(2000 + Integer.parseInt(year), month, Integer.parseInt(day)));
        var thisYear = LocalDate.of(today.getYear(), month, Integer.parseInt(day));
        return Optional.of(thisYear.isBefore(today.minusDays(JUST_OVER)) ? thisYear.plusYears(1) : thisYear);
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,3}");
    }

    private static boolean isWeekday(String word) {
        return word.length() > 2
                && LANGUAGES.stream()
                        .flatMap(language -> Arrays.stream(DayOfWeek.values())
                                .flatMap(day -> Arrays.stream(TextStyle.values())
                                        .map(style -> plain(day.getDisplayName(style, language)))))
                        .anyMatch(name -> name.replace(".", "").equals(word));
    }

    private static Map<String, Month> months() {
        var months = new HashMap<String, Month>();
        for (var language : LANGUAGES)
            for (var month : Month.values())
                for (var style : TextStyle.values()) {
                    var name = plain(month.getDisplayName(style, language)).replace(".", "");
                    if (name.length() > 2 && !name.matches("\\d+")) months.putIfAbsent(name, month);
                }
        months.putIfAbsent("sept", Month.SEPTEMBER);
        return Map.copyOf(months);
    }
}
