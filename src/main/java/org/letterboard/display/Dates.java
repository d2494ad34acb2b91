package org.letterboard.display;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Times as people say them, in a zone and a language: "Monday 23 November 2026, 10:00".
public record Dates(ZoneId zone, Locale language) {

    public String words(Instant instant) {
        var time = instant.atZone(zone);
        // Java writes English dates in the American order, month first.
        var day = language.getLanguage().equals("en")
                ? DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language);
        return day.format(time) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }
}
