package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Receipt;
import org.letterboard.settings.Listen;
import org.letterboard.settings.SmtpSettings;

class SmtpDoorTest {

    @TempDir
    Path folder;

    private final OpenDoor.Limits limits = new OpenDoor.Limits();

    @Test
    void what_only_the_door_knows_goes_with_the_message() throws IOException {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready()) {
            peer.ask("MAIL FROM:<Ann.Bell@example.net>");
            peer.ask("RCPT TO:<Walkers@lists.test>");
            peer.ask("RCPT TO:<walkers@LISTS.test>");
            peer.ask("RCPT TO:<member1@lists.test>");
            peer.ask("DATA");
            assertThat(peer.ask("Subject: hi\r\n\r\nhi\r\n.")).isEqualTo("250 2.0.0 Ok: kept as LFLT");

            var arrival = door.caught.getFirst().arrival();
            assertThat(arrival.door()).isEqualTo("smtp");
            assertThat(arrival.peer()).isEqualTo("127.0.0.1");
            assertThat(arrival.helo()).isEqualTo("peer.test");
            assertThat(arrival.tls()).isEmpty();
            assertThat(arrival.mailFrom()).hasToString("Ann.Bell@example.net");
            assertThat(arrival.recipients().toString()).isEqualTo("[Walkers@lists.test, member1@lists.test]");
            assertThat(arrival.utf8()).isFalse();
            assertThat(arrival.received()).isEqualTo(door.clock.instant());
        }
    }

    @Test
    void the_null_sender_of_bounces_is_none() throws IOException {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready()) {
            peer.ask("MAIL FROM:<> SMTPUTF8");
            peer.ask("RCPT TO:<walkers@lists.test>");
            peer.ask("DATA");
            assertThat(peer.ask("hi\r\n.")).startsWith("250 2.0.0");
            assertThat(door.caught.getFirst().arrival().mailFrom()).isNull();
            assertThat(door.caught.getFirst().arrival().utf8()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "no headers\r\n",
                "8-bit \u00e4\u00f6\u00fc\u00ff\u0080 junk\r\n",
                "nul \0\0 bytes\r\n\0\r\n",
                "bare\nline\nfeeds\n\r\n",
                "bare\rreturns\r\r\r\n\r\r\n",
                "\r\n\r\n\r\n.x\r\n..\r\n...\r\n",
                ". \r\n.\t\r\n",
                ".\r\r\n.\rx\r\n",
                // Ways in which others have been made to see an end here, and a second message behind it.
                "a\n.\nMAIL FROM:<evil@example.net>\r\n",
                "a\n.\r\nMAIL FROM:<evil@example.net>\r\n",
                "a\r.\r\nMAIL FROM:<evil@example.net>\r\n",
                "a\r.\rMAIL FROM:<evil@example.net>\r\n",
                "a\r\n.\nMAIL FROM:<evil@example.net>\r\n",
                "a\r\n.\rMAIL FROM:<evil@example.net>\r\n",
                "a\r\n\0.\r\nMAIL FROM:<evil@example.net>\r\n"
            })
    void bytes_are_kept_exactly_as_they_came(String message) throws IOException {
        var bytes = message.getBytes(ISO_8859_1);
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready().readyForData()) {
            peer.send(stuffed(message) + ".\r\n");
            assertThat(peer.reply()).startsWith("250 2.0.0");
            assertThat(door.caught.getFirst().bytes()).isEqualTo(bytes);

            peer.ask("MAIL FROM:<ann@example.net>");
            peer.ask("RCPT TO:<walkers@lists.test>");
            peer.send("BDAT " + bytes.length + " LAST\r\n" + message);
            assertThat(peer.reply()).startsWith("250 2.0.0");
            assertThat(door.caught.get(1).bytes()).isEqualTo(bytes);
            assertThat(peer.ask("NOOP")).startsWith("250 ");
            assertThat(door.caught).hasSize(2);
        }
    }

    /// Only a dot behind CR LF, or at the start, is doubled.
    private static String stuffed(String message) {
        var out = message.replace("\r\n.", "\r\n..");
        return out.startsWith(".") ? "." + out : out;
    }

    /// A sender that does not double the dot after a bare LF, as those do who smuggle.
    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r.\r\n", "\r\n.\n", "\r\n.\r", "\n.\r"})
    void no_second_message_is_smuggled_in(String end) throws IOException {
        var hidden = "MAIL FROM:<evil@example.net>\r\nRCPT TO:<walkers@lists.test>\r\nDATA\r\nevil\r\n";
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready().readyForData()) {
            peer.send("good" + end + hidden + ".\r\n");
            assertThat(peer.reply()).startsWith("250 2.0.0");
            assertThat(peer.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
            assertThat(door.caught).hasSize(1);
        }
    }

    @Test
    void a_line_of_two_megabytes_is_taken_and_spooled() throws IOException {
        limits.maxSize = 5_000_000;
        var line = "x".repeat(2_000_000) + "\r\n";
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready().readyForData()) {
            peer.send(line + ".\r\n");
            assertThat(peer.reply()).startsWith("250 2.0.0");
            var caught = door.caught.getFirst();
            assertThat(caught.bytes()).isEqualTo(line.getBytes(ISO_8859_1));
            assertThat(caught.arrival().content()).isInstanceOf(Content.Spooled.class);
            assertThat(caught.arrival().content().size()).isEqualTo(line.length());
            assertThat(door.spooled()).isZero();
        }
    }

    @Test
    void a_message_that_breaks_off_leaves_nothing_behind() throws IOException {
        try (var door = new OpenDoor(limits, folder)) {
            try (var peer = door.peer().ready().readyForData()) {
                peer.send("x".repeat(500_000));
                await().until(() -> door.spooled() == 1);
            }
            await().until(() -> door.spooled() == 0);
            assertThat(door.caught).isEmpty();
        }
    }

    @Test
    void what_an_earlier_run_left_in_the_spool_is_deleted_and_nothing_else() throws IOException {
        var spool = Files.createDirectories(folder.resolve("spool"));
        Files.writeString(spool.resolve("17.smtp-spool"), "left over");
        Files.writeString(spool.resolve("somebody-elses"), "stays");
        try (var door = new OpenDoor(limits, folder)) {
            assertThat(door.spooled()).isEqualTo(1);
        }
    }

    @Test
    void a_spool_that_cannot_be_written_is_no_room_and_mends_itself() throws IOException {
        var big = "x".repeat(300_000) + "\r\n.";
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready()) {
            Files.delete(door.spool);
            assertThat(peer.readyForData().ask(big)).startsWith("452 4.3.1");
            assertThat(peer.readyForData().ask("small\r\n.")).startsWith("250 2.0.0");
            Files.createDirectory(door.spool);
            assertThat(peer.readyForData().ask(big)).startsWith("250 2.0.0");
            assertThat(door.caught).hasSize(2);
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new Receipt.NoRoom(), "452 4.3.1"), Arguments.of(new Receipt.Unavailable(), "451 4.3.0"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void no_250_without_durability_and_the_next_try_is_welcome(Receipt trouble, String reply) throws IOException {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready().readyForData()) {
            door.answer.set(trouble);
            assertThat(peer.ask("hi\r\n.")).startsWith(reply);
            door.answer.set(null);
            assertThat(peer.readyForData().ask("hi\r\n.")).startsWith("250 2.0.0");
            assertThat(door.caught).hasSize(1);
        }
    }

    @Test
    void a_reception_or_an_answer_that_breaks_is_not_now() throws IOException {
        var broken = new AtomicBoolean(true);
        limits.reception = arrival -> {
            if (broken.get()) throw new IllegalStateException("announced by the test");
            return new Receipt.Durable(1);
        };
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready().readyForData()) {
            assertThat(peer.ask("x".repeat(300_000) + "\r\n.")).startsWith("451 4.3.0");
            assertThat(door.spooled()).isZero();
            peer.ask("MAIL FROM:<ann@example.net>");
            assertThat(peer.ask("RCPT TO:<broken@lists.test>")).startsWith("451 4.3.0");
            broken.set(false);
            assertThat(peer.readyForData().ask("hi\r\n.")).startsWith("250 2.0.0");
        }
    }

    @Test
    void connections_are_limited_for_each_peer_and_in_all() throws IOException {
        limits.maxPerPeer = 2;
        try (var door = new OpenDoor(limits, folder);
                var first = door.peer().ready()) {
            try (var second = door.peer().ready();
                    var third = door.peer()) {
                assertThat(third.reply()).startsWith("421 4.7.0");
                assertThat(third.reply()).isEmpty();
                assertThat(second.ask("NOOP")).startsWith("250");
            }
            await().until(() -> {
                try (var again = door.peer()) {
                    return again.reply().startsWith("220");
                }
            });
            assertThat(first.ask("NOOP")).startsWith("250");
        }
        limits.maxConnections = 1;
        try (var door = new OpenDoor(limits, folder.resolve("2"));
                var first = door.peer().ready();
                var second = door.peer()) {
            assertThat(second.reply()).startsWith("421 4.3.2");
            assertThat(first.ask("NOOP")).startsWith("250");
        }
    }

    @Test
    void a_message_that_trickles_in_is_given_up() throws IOException {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready().readyForData()) {
            door.clock.move(Duration.ofMinutes(4));
            peer.send("x");
            door.clock.move(Duration.ofMinutes(2));
            peer.send("x");
            assertThat(peer.reply()).startsWith("421 4.4.2");
            assertThat(peer.reply()).isEmpty();
            assertThat(door.caught).isEmpty();
        }
    }

    @Test
    void a_reply_of_many_lines_comes_in_one_piece() throws IOException {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer()) {
            assertThat(peer.oneRead()).endsWith("Letterboard\r\n");
            peer.send("EHLO peer.test\r\n");
            assertThat(peer.oneRead()).startsWith("250-mx").endsWith("250 HELP\r\n");
        }
    }

    @Test
    void who_brings_good_mail_may_make_mistakes_again() throws IOException {
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready()) {
            for (var round = 0; round < 5; round++) {
                for (var i = 0; i < 15; i++) assertThat(peer.ask("EXPN x")).startsWith("502 5.5.1");
                assertThat(peer.readyForData().ask("hi\r\n.")).startsWith("250 2.0.0");
            }
        }
    }

    @Test
    void a_door_that_closes_lets_a_message_finish_and_says_good_bye_to_the_idle() throws Exception {
        var inReception = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        limits.reception = arrival -> {
            inReception.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return new Receipt.Durable(7);
        };
        var door = new OpenDoor(limits, folder);
        try (var idle = door.peer().ready();
                var writing = door.peer().ready().readyForData()) {
            writing.send("hi\r\n.\r\n");
            inReception.await();
            var closing = Thread.ofVirtual().start(door::close);
            assertThat(idle.reply()).startsWith("421 4.3.2");
            assertThat(idle.reply()).isEmpty();
            // A class that runs beside this one may be given the port for a moment.
            await().untilAsserted(() -> assertThatThrownBy(door::peer).isInstanceOf(IOException.class));
            goOn.countDown();
            assertThat(writing.reply()).isEqualTo("250 2.0.0 Ok: kept as 7");
            assertThat(writing.reply()).startsWith("421 4.3.2");
            closing.join();
            assertThat(interrupted).isFalse();
        }
    }

    @Test
    void a_port_in_use_is_said_in_one_sentence() throws IOException {
        try (var door = new OpenDoor(limits, folder)) {
            var settings = new SmtpSettings(
                    new Listen("127.0.0.1", door.port()), 1, 1, 1, 1, Duration.ofSeconds(1), null, null);
            var second = new SmtpDoor(
                    settings,
                    "mx",
                    folder,
                    1,
                    a -> Addresses.Standing.UNKNOWN,
                    a -> new Receipt.Unavailable(),
                    door.clock);
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + door.port() + ": Address already in use");
            second.close();
        }
    }

    @Test
    void blocks_may_be_cut_anywhere() throws IOException {
        var message = "a\r\n..b\r\n.c\r\r\n.\rd\n.\r\n";
        var sent = (stuffed(message) + ".\r\n").getBytes(ISO_8859_1);
        try (var door = new OpenDoor(limits, folder);
                var peer = door.peer().ready()) {
            for (var cut = 1; cut < sent.length; cut++) {
                peer.readyForData();
                peer.send(Arrays.copyOf(sent, cut));
                peer.send(Arrays.copyOfRange(sent, cut, sent.length));
                assertThat(peer.reply()).startsWith("250 2.0.0");
                assertThat(door.caught.getLast().bytes()).isEqualTo(message.getBytes(ISO_8859_1));
            }
        }
    }
}
