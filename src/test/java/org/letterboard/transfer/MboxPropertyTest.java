package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.letterboard.mail.EmailAddress;

/// Whatever messages are written to a file, the same come out of it.
class MboxPropertyTest {
    private static final EmailAddress ANN =
            EmailAddress.parse("ann@example.net").orElseThrow();
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    @Property(tries = 1000)
    void messages_with_a_header_come_back(@ForAll("texts") List<String> texts) throws IOException {
        var messages = texts.stream().map(text -> "Subject: x\n" + text).toList();

        assertThat(written(messages, new FromLine(ANN, TEN, null))).isEqualTo(ended(messages));
    }

    @Property(tries = 1000)
    void those_without_come_back_where_our_own_line_stands_above_them(@ForAll("texts") List<String> messages)
            throws IOException {
        assertThat(written(messages, new FromLine(null, TEN, "<7.k2@lists.example.org>")))
                .isEqualTo(ended(messages));
    }

    private static List<String> written(List<String> messages, FromLine line) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var message : messages) {
            out.write((line.write() + "\n").getBytes(ISO_8859_1));
            var quoted = new Quoted(out);
            quoted.write(message.getBytes(ISO_8859_1));
            quoted.end();
        }
        var file = Files.createTempFile("property", ".mbox");
        try {
            Files.write(file, out.toByteArray());
            var read = new ArrayList<String>();
            try (var mbox = new MboxReader(file, Long.MAX_VALUE)) {
                for (var next = mbox.next(); next.isPresent(); next = mbox.next())
                    read.add(new String(next.get().bytes(), ISO_8859_1));
            }
            return read;
        } finally {
            Files.delete(file);
        }
    }

    /// A file of lines gives every message an end of its last one.
    private static List<String> ended(List<String> messages) {
        return messages.stream()
                .map(text -> text.isEmpty() || text.endsWith("\n") ? text : text + "\n")
                .toList();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        // Lengths are shorter than a From_ line: one that by chance leads to the end of the next message hides it, as
        // in every reader that believes lengths.
        var line = Arbitraries.of(
                "",
                "\r",
                "From ",
                ">From ",
                ">>>From x",
                "From ann@example.net Mon Nov 23 10:00:00 2026",
                "Date: today",
                "Subject: x",
                "text",
                ">",
                "\0",
                "Content-Length: 7",
                "Content-Length: 12",
                "Content-Length: 30",
                " x");
        var end = Arbitraries.of("\n", "\r\n", "");
        return line.list()
                .ofMaxSize(8)
                .flatMap(lines -> end.map(last -> String.join("\n", lines) + last))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
