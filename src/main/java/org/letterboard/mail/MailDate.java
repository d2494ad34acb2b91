package org.letterboard.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The date of RFC 5322, also its old forms: names of zones, years of two digits, comments, and the parts in other
/// orders.
public final class MailDate {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ROOT);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    // RFC 5322 section 4.3. Every other name, the military letters among them, means an unknown zone: UTC.
    private static final Map<String, Integer> ZONES = Map.of(
            "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7, "cet", 1, "cest",
            2);
    // The longest real ones have a comment with the zone's name: 60 characters.
    private static final int LONGEST = 200;

    private int day = -1;
    private int month = -1;
    private int year = -1;
    private @Nullable LocalTime time;
    private @Nullable ZoneOffset zone;

    private MailDate() {}

    /// How we write it, in UTC.
    public static String write(Instant instant) {
        return WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
    }

    /// Empty where it is not a date.
    public static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        var date = new MailDate();
        try {
            for (var word : withoutComments(text).strip().split("[\\s,]+", 0)) date.take(word);
            return date.instant();
        } catch (DateTimeException | NumberFormatException notADate) {
            return Optional.empty();
        }
    }

    private static String withoutComments(String text) {
        var out = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '(') depth++;
            if (depth == 0) out.append(c);
            if (c == ')' && depth > 0) depth--;
        }
        return out.toString();
    }

    private Optional<Instant> instant() {
        var at = time;
        if (day < 0 || month < 0 || year < 0 || at == null) return Optional.empty();
        var local = LocalDateTime.of(fullYear(year), month, day, at.getHour(), at.getMinute(), at.getSecond());
        return Optional.of(local.toInstant(zone == null ? ZoneOffset.UTC : zone));
    }

    // RFC 5322 section 4.3. Four digits stand for themselves.
    private static int fullYear(int year) {
        if (year < 50) return 2000 + year;
        if (year < 1000) return 1900 + year;
        if (year > 2200) throw new DateTimeException("no mail is from " + year);
        return year;
    }

    private void take(String word) {
        if (word.isEmpty()) return;
        var first = word.charAt(0);
        if (word.indexOf(':') > 0 && time == null) takeTime(word);
        else if ((first == '+' || first == '-') && time != null) takeOffset(word);
        else if (Character.isDigit(first) && word.indexOf('-') > 0) for (var piece : word.split("-", 0)) take(piece);
        else if (Character.isDigit(first)) takeNumber(word);
        else if (month < 0 && word.length() >= 3 && monthOf(word) > 0) month = monthOf(word);
        else if (time != null && zone == null) zone = named(word);
    }

    private static int monthOf(String word) {
        return MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private void takeNumber(String word) {
        if (word.length() > 4) throw new DateTimeException("not a number of a date: " + word);
        var number = Integer.parseInt(word);
        if (day < 0 && word.length() <= 2) day = number;
        else if (year < 0) year = number;
    }

    private void takeTime(String word) {
        var parts = word.split("[:.]", 0);
        if (parts.length < 2) throw new DateTimeException("not a time: " + word);
        var second = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        // A leap second is the one before it: Java has none.
        time = LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Math.min(second, 59));
    }

    private void takeOffset(String word) {
        var digits = word.substring(1).replace(":", "");
        var known = digits.length() == 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!known) return;
        var minutes = Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
        if (minutes > 18 * 60) return;
        zone = ZoneOffset.ofTotalSeconds((word.charAt(0) == '-' ? -60 : 60) * minutes);
    }

    private static ZoneOffset named(String word) {
        return ZoneOffset.ofHours(ZONES.getOrDefault(word.toLowerCase(Locale.ROOT), 0));
    }
}
