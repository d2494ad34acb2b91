package org.letterboard.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where messages begin and end, in files of all dialects and of none.
class MboxReaderTest {
    private static final String ANN = "From ann@example.net Mon Nov 23 10:00:00 2026\n";
    private static final String BOB = "From bob@example.com Mon Nov 23 11:00:00 2026\n";
    private static final String LUNCH = "From: Ann <ann@example.net>\nSubject: Lunch\n\n";
    private static final String YES = "From: Bob <bob@example.com>\nSubject: Re: Lunch\n\nGladly.\n";

    @TempDir
    Path folder;

    private List<Piece> pieces(String text) throws IOException {
        var file = folder.resolve("x.mbox");
        Files.write(file, text.getBytes(ISO_8859_1));
        return pieces(file, Long.MAX_VALUE);
    }

    private static List<Piece> pieces(Path file, long largest) throws IOException {
        var pieces = new ArrayList<Piece>();
        try (var mbox = new MboxReader(file, largest)) {
            for (var next = mbox.next(); next.isPresent(); next = mbox.next()) pieces.add(next.get());
        }
        return pieces;
    }

    private List<String> texts(String text) throws IOException {
        return pieces(text).stream().map(MboxReaderTest::text).toList();
    }

    private static String text(Piece piece) {
        var bytes = piece.bytes();
        return bytes == null ? "(too large)" : new String(bytes, ISO_8859_1);
    }

    /// The file's body, and what it is read as: `|` ends a line, `~` and what follows is the header
    /// that it needs.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            # dialect; header         ; in the file                                ; the message
            mboxo     ;               ; One|>From here on|Two                      ; One|From here on|Two
            mboxrd    ;               ; >From here|>>From there|> From             ; From here|>From there|> From
            mboxcl    ; LENGTH        ; One|>From here on|Two                      ; One|From here on|Two
            mboxcl2   ; LENGTH        ; One||From bob@example.com Mon Nov 23 11:00:00 2026|Subject: no||>From x ; One||From bob@example.com Mon Nov 23 11:00:00 2026|Subject: no||>From x
            mboxcl2   ; LENGTH        ; From here on|                              ; From here on|
            wrong     ; 3             ; One|Two|Three                              ; One|Two|Three
            wrong     ; 99999         ; One|Two|Three                              ; One|Two|Three
            wrong     ; -1            ; One|Two|Three                              ; One|Two|Three
            none      ;               ; ''                                         ; ''
            """)
    void four_dialects_are_read(String dialect, String length, String inFile, String message) throws IOException {
        var body = inFile.replace("|", "\n") + "\n";
        var header = LUNCH;
        if (length != null)
            header = LUNCH.replace(
                    "\n\n", "\nContent-Length: " + (length.equals("LENGTH") ? body.length() : length) + "\n\n");
        for (var end : List.of("\n", "\r\n")) {
            // A length counts what stood there before somebody changed the line ends.
            if (end.length() == 2 && dialect.equals("mboxcl2")) continue;
            var file = (ANN + header + body + "\n" + BOB + YES + "\n").replace("\n", end);
            assertThat(texts(file))
                    .containsExactly(
                            (header + message.replace("|", "\n") + "\n").replace("\n", end), YES.replace("\n", end));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no date behind it
                "\nFrom now on we meet at the mill.\n",
                "\nFrom: the mill\n\nFrom\n",
                // a date, and no header below it
                "\nFrom bob@example.com Mon Nov 23 11:00:00 2026\nis how such a line looks.\n",
                "\nFrom bob@example.com Mon Nov 23 11:00:00 2026\n\nwas all that it said.\n",
                // no empty line above it, and no header below it
                "He wrote:\nFrom bob@example.com Mon Nov 23 11:00:00 2026\nNote: no header\n",
            })
    void what_only_looks_like_a_beginning_is_text(String body) throws IOException {
        assertThat(texts(ANN + LUNCH + body + "\n" + BOB + YES + "\n")).containsExactly(LUNCH + body, YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From bob@example.com Mon Nov 23 11:00:00 2026",
                "From bob@example.com  Mon Nov  3 11:00 2026",
                "From bob at example.com  Mon Nov 23 11:00:00 2026",
                "From bob@example.com Mon Nov 23 11:00:00 CET 2026",
                "From bob@example.com Mon Nov 23 11:00:00 2026 +0100",
                "From 1584@xxx Mon Nov 23 11:00:00 +0000 2026",
                "From MAILER-DAEMON Mon Nov 23 11:00:00 2026",
                "From - Mon Nov 23 11:00:00 2026",
                "From ???@??? Mon Nov 23 11:00:00 2026",
                "From bob mon nov 99 11:00:00 2026",
                // without a date, the header below it tells
                "From bob@example.com",
                "From bob@example.com 2026-11-23",
            })
    void many_programs_have_written_such_lines(String line) throws IOException {
        assertThat(texts(ANN + LUNCH + "Shall we?\n\n" + line + "\n" + YES))
                .containsExactly(LUNCH + "Shall we?\n", YES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            From bob@example.com Mon Nov 23 11:00:00 2026       | bob@example.com | 2026-11-23T11:00:00Z |
            From bob at example.com  Mon Nov  3 11:00:09 2026   | bob@example.com | 2026-11-03T11:00:09Z |
            From <bob@example.com> Mon Nov 23 11:00:00 2026 +0100 | bob@example.com | 2026-11-23T10:00:00Z |
            From MAILER-DAEMON Mon Nov 23 11:00:00 2026         |                 | 2026-11-23T11:00:00Z |
            From bob@example.com Mon Feb 31 11:00:00 2026       | bob@example.com |                      |
            From b@x.org Mon Nov 23 11:00:00 2026 <7.k2@l.org>  | b@x.org         | 2026-11-23T11:00:00Z | <7.k2@l.org>
            """)
    void it_tells_sender_and_time(String line, String sender, String date, String sentAs) {
        var read = FromLine.parse(line).orElseThrow();

        assertThat(String.valueOf(read.sender())).isEqualTo(String.valueOf(sender));
        assertThat(String.valueOf(read.date())).isEqualTo(String.valueOf(date));
        assertThat(read.sentAs()).isEqualTo(sentAs);
    }

    @Test
    void without_an_empty_line_between_them_two_messages_are_two() throws IOException {
        var cut = LUNCH + "Shall we meet at";
        assertThat(texts(ANN + cut + "\n" + BOB + YES)).containsExactly(cut + "\n", YES);
        // A header that was cut, too.
        assertThat(texts(ANN + "Subject: Lu\n" + BOB + YES)).containsExactly("Subject: Lu\n", YES);
    }

    @Test
    void a_cut_end_nuls_and_long_lines_stay_as_they_are() throws IOException {
        var odd = LUNCH + "\0\0\n" + "x".repeat(1_000_000) + "\n\r\n\r";
        assertThat(texts("\n\n" + ANN + odd + "\n\n" + BOB + YES + "\nFrom bo"))
                .containsExactly(odd + "\n", YES + "\nFrom bo");
        assertThat(texts(ANN + YES.substring(0, 20))).containsExactly(YES.substring(0, 20));
        assertThat(texts(ANN.strip())).containsExactly("");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void places_are_numbers_and_bytes() throws IOException {
        var second = (ANN + LUNCH + "\n").length();

        var pieces = pieces(ANN + LUNCH + "\n" + BOB + YES);

        assertThat(pieces.stream().map(p -> p.number() + " at " + p.offset()).collect(joining(", ")))
                .isEqualTo("1 at 0, 2 at " + second);
        assertThat(pieces.getLast().end()).isEqualTo(second + (BOB + YES).length());
    }

    @Test
    void what_is_too_large_is_passed_over_without_being_read() throws IOException {
        var file = folder.resolve("large.mbox");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write((ANN + LUNCH).getBytes(ISO_8859_1));
            // A hole of a gigabyte: a line of NULs.
            large.seek(1_000_000_000);
            large.write(("\n\n" + BOB + YES).getBytes(ISO_8859_1));
        }

        var pieces = pieces(file, 1_000_000);

        assertThat(pieces.stream().map(MboxReaderTest::text)).containsExactly("(too large)", YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello.\n", "Subject: Lunch\n\nShall we?\n", "From here on\nwe walk.\n", "\0"})
    void other_files_are_told_from_an_mbox(String text) throws IOException {
        var file = folder.resolve("notes.txt");
        Files.writeString(file, text);
        try (var mbox = new MboxReader(file, 0)) {
            assertThat(mbox.isMbox()).isFalse();
        }
    }
}
