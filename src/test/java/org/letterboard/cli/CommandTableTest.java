package org.letterboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letterboard.control.Answer;
import org.letterboard.control.Control;
import org.letterboard.settings.Settings;

class CommandTableTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    /// No command here gets as far as asking for one of these.
    private static final class Nowhere implements Program {
        @Override
        public Path home() {
            return Path.of("");
        }

        @Override
        public int alone(Settings settings, ToIntFunction<Control> use) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public int serve(Path config, Settings settings, Answer answer) {
            throw new IllegalStateException("not asked for");
        }
    }

    private int run(String... words) {
        return new CommandTable(new Nowhere(), out, err)
                .with("sing", () -> new Song(out))
                .run(words);
    }

    @picocli.CommandLine.Command(name = "sing", description = "Sings.")
    private record Song(ByteArrayOutputStream out) implements java.util.concurrent.Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            out.write("la".getBytes(UTF_8));
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            serve           | SIGTERM
            check           | what is wrong with it
            lists           | who may post
            members         | members import walkers people.csv
            members list    | since when
            members add     | --delivery
            members remove  | Their posts stay
            members import  | address,name,delivery
            import          | walkers pipermail/
            export          | byte for byte
            topics          | --json
            topics join     | takes in the topic
            topics split    | everything below it
            why             | in the answer to the sender
            inbox           | set aside with the reason
            inbox list      | The same
            inbox retry     | once more
            inbox source    | byte for byte
            outbox          | five days
            outbox failed   | given up
            outbox retry    | another try
            explain         | quoted
            """)
    void every_command_has_help_and_a_config_option(String command, String says) {
        var words = (command + " --help").split(" ");

        assertThat(run(words)).isZero();
        assertThat(out.toString(UTF_8).replaceAll("\\s+", " ")).contains(says, "--config=DIR");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void the_program_lists_its_commands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(UTF_8)).contains("serve", "explain", "sing", "Each command has --help");
    }

    @Test
    void a_command_from_elsewhere_has_its_place_in_the_table() {
        assertThat(run("sing")).isZero();
        assertThat(out).hasToString("la");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                    | which command
            membrs list walkers   | did you mean
            members               | which command
            members add walkers   | address
            topics                | --list
            lists --jsn           | --jsn
            why                   | missing required parameter
            """)
    void words_that_are_not_understood_end_with_2(String line, String says) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8).toLowerCase(Locale.ROOT)).contains(says);
    }

    @Test
    void a_folder_of_messages_is_explained_one_object_a_line() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/1.eml"), "From: ann@example.org\nSubject: One\n\nHello\n");
        Files.writeString(folder.resolve("a.eml"), "Subject: =?utf-8?q?=ED=A0=80?=\n\n\n");
        Files.write(folder.resolve("c.eml"), new byte[] {(byte) 0xff, 0, 10});

        assertThat(run("explain", "--json", folder.toString(), "nowhere.eml")).isEqualTo(1);
        assertThat(out.toString(UTF_8).lines()).hasSize(3).allMatch(line -> line.startsWith("{\"file\":\"" + folder));
        assertThat(out.toString(UTF_8)).contains("b/1.eml\",\"messageId\":null,\"inReplyTo\":[],");
        assertThat(err).hasToString("nowhere.eml: there is no such file\n");
        assertThat(run("explain", folder.resolve("b/1.eml").toString())).isZero();
        assertThat(out.toString(UTF_8)).contains("subject: One");
    }

    @Test
    void other_programs_threads_of_a_folder_are_shown() throws IOException {
        Files.writeString(folder.resolve("a.eml"), "Subject: Lunch\nMessage-ID: <a@b>\n\n");
        Files.writeString(folder.resolve("b.eml"), "Subject: Re: Lunch\nMessage-ID: <b@b>\n\n");
        Files.writeString(
                folder.resolve("c.eml"), "Subject: Cake\nReferences: <z@b>\nDate: 1 Jan 2026 10:00 +0000\n\n");
        Files.writeString(folder.resolve("d.eml"), "Subject: Tea\nReferences: <z@b>\nDate: 2 Jan 2026 10:00 +0000\n\n");

        assertThat(run("explain", "--threads", "references", "--json", folder.toString()))
                .isZero();
        assertThat(out).hasToString("{\"threads\":\"(1 2)((3)(4))\"}\n");
        assertThat(run("explain", "--threads=subjects", folder.resolve("a.eml").toString()))
                .isZero();
        assertThat(out.toString(UTF_8)).endsWith("1 Lunch  " + folder.resolve("a.eml") + "\n");
        assertThat(run("explain", "--threads", "references", "nowhere.eml")).isEqualTo(1);
        assertThat(run("explain", "--threads", "dates", folder.toString())).isEqualTo(2);
    }

    @Test
    void a_configuration_that_is_not_there_is_said_to_be_so() {
        var nowhere = folder.resolve("nowhere").toString();

        assertThat(run("check", "--config", nowhere)).isEqualTo(1);
        assertThat(run("lists", "--config", nowhere)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("there is no such folder");
        assertThat(err.toString(UTF_8)).contains("there is no such folder");
    }
}
