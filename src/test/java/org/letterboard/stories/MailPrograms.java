package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.letterboard.reading.Block;
import org.letterboard.reading.Reading;

/// Replies as people's mail programs make them of a mail that they got.
final class MailPrograms {
    private static final int COLUMNS = 74;
    private static final String WHEN = "Mon, 23 Nov 2026 at 07:00, Walkers <walkers@lists.example.org> wrote:";

    private MailPrograms() {}

    /// What a program shows of the mail's HTML, in lines; links with their addresses behind them.
    static List<String> shown(Postbox.Got got) {
        return lines("Content-Type: text/html; charset=utf-8\r\n\r\n"
                + Reading.read(got.bytes()).body().html());
    }

    /// The mail's plain text, in lines.
    static List<String> plain(Postbox.Got got) {
        return Reading.read(got.bytes()).body().blocks().stream()
                .map(Block::text)
                .flatMap(String::lines)
                .toList();
    }

    private static List<String> lines(String message) {
        return Reading.read(message.getBytes(UTF_8)).body().blocks().stream()
                .map(Block::text)
                .flatMap(String::lines)
                .toList();
    }

    /// The part of some lines from the one that begins so to the one before the other.
    static List<String> part(List<String> lines, String first, String behind) {
        var begin = lines.stream()
                .filter(line -> line.startsWith(first))
                .findFirst()
                .orElseThrow();
        var end = lines.stream()
                .filter(line -> line.startsWith(behind))
                .findFirst()
                .orElseThrow();
        return lines.subList(lines.indexOf(begin), lines.indexOf(end));
    }

    /// Gmail: above the quote, in plain text and HTML; marks, lines broken anew.
    static String gmail(Letters letter, String words, List<String> quote) {
        var html = "<div dir=\"ltr\">" + Entities.escape(words) + "</div><br><div class=\"gmail_quote\">"
                + "<div class=\"gmail_attr\">On " + Entities.escape(WHEN) + "<br></div><blockquote>"
                + quote.stream().map(Entities::escape).collect(joining("<br>\n")) + "</blockquote></div>";
        return letter.header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/alternative; boundary=\"000000000000a1b2c3\"")
                .text("--000000000000a1b2c3\nContent-Type: text/plain; charset=\"UTF-8\"\n\n" + words + "\n\nOn " + WHEN
                        + "\n\n" + marked(quote)
                        + "\n\n--000000000000a1b2c3\nContent-Type: text/html; charset=\"UTF-8\"\n\n"
                        + html + "\n\n--000000000000a1b2c3--");
    }

    /// An iPhone: plain text, marks, its own line at the end of the words.
    static String iPhone(Letters letter, String words, List<String> quote) {
        return letter.text(words + "\n\nSent from my iPhone\n\n> On 23 Nov 2026, at 07:00, Walkers"
                + " <walkers@lists.example.org> wrote:\n> \n> \uFEFF"
                + marked(quote).substring(2));
    }

    /// Outlook: no marks at all, but a block of header lines.
    static String outlook(Letters letter, String words, List<String> quote) {
        return letter.text(words + "\n\n________________________________\nFrom: Walkers <walkers@lists.example.org>\n"
                + "Sent: 23 November 2026 07:00\nTo: Dora <dora@example.net>\nSubject: Walkers: 3 letters, 23 November\n\n"
                + quote.stream()
                        .map(line -> line.replaceAll(" <(walkers[^>]*)>", "<mailto:$1?subject=Re%3A%20Lunch>"))
                        .collect(joining("\n\n")));
    }

    /// Thunderbird: below the quote.
    static String thunderbird(Letters letter, List<String> quote, String words) {
        return letter.header("Content-Type", "text/plain; charset=UTF-8; format=flowed")
                .text("Am 23.11.2026 um 07:00 schrieb Walkers:\n" + marked(quote) + "\n\n" + words);
    }

    /// AOL and its like: neither marks nor a block, one line above.
    static String aol(Letters letter, String words, List<String> quote) {
        return letter.text(words + "\n\nOn Monday, November 23, 2026 at 07:00:00 AM GMT, Walkers\n"
                + "<walkers@lists.example.org> wrote:\n\n" + String.join("\n", quote));
    }

    /// With marks, and broken where the line is full.
    static String marked(List<String> quote) {
        return quote.stream()
                .flatMap(MailPrograms::broken)
                .map(line -> "> " + line)
                .collect(joining("\n"));
    }

    private static Stream<String> broken(String line) {
        var lines = new ArrayList<String>();
        var rest = line;
        while (rest.length() > COLUMNS) {
            var space = rest.lastIndexOf(' ', COLUMNS);
            if (space <= 0) break;
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines.stream();
    }
}
