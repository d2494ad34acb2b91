package org.letterboard.demo;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.letterboard.demo.Mailboxes.Got;

/// What people send when they press Reply: nobody takes the quote out.
final class Quoting {
    private static final DateTimeFormatter PHONE = DateTimeFormatter.ofPattern("d MMM uuuu, 'at' HH:mm", Locale.UK);
    private static final DateTimeFormatter COMPUTER = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.UK);

    private Quoting() {}

    /// A telephone: its own signature, and below it the whole mail.
    static String fromPhone(String words, Got got) {
        return words + "\n\nSent from my iPhone\n\n> On " + date(got, PHONE) + ", " + got.header("From")
                + " wrote:\n> \n" + quoted(got);
    }

    /// Words above the whole mail.
    static String above(String words, Got got) {
        return words + "\n\n" + attribution(got) + quoted(got);
    }

    /// Words below the whole mail.
    static String below(Got got, String words) {
        return attribution(got) + quoted(got) + "\n" + words + "\n";
    }

    static String attribution(Got got) {
        return "On " + date(got, COMPUTER) + ", " + got.header("From") + " wrote:\n";
    }

    private static String quoted(Got got) {
        return got.text()
                .lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String date(Got got, DateTimeFormatter form) {
        return ZonedDateTime.parse(got.header("Date"), RFC_1123_DATE_TIME).format(form);
    }
}
