package org.letterboard.demo;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

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

    /// Words in the middle of the mail: before the first line that says this.
    static String between(Got got, String words, String line) {
        var quoted = quoted(got);
        var at = quoted.indexOf("> " + line);
        if (at < 0) throw new Await.NotSo("we expected a line \"" + line + "\" in " + got.header("Subject"));
        return attribution(got) + quoted.substring(0, at) + "\n" + words + "\n\n" + quoted.substring(at);
    }

    private static String attribution(Got got) {
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
