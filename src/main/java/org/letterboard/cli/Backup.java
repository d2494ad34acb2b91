package org.letterboard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.letterboard.control.Answer;
import org.letterboard.control.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Saves everything of this installation in one file: the database, the configuration folder, the key, the"
                    + " passwords beside it, and templates of your own. While the gateway runs, or without it.",
            "",
            "  letterboard backup /var/backups/letterboard.backup",
            "  letterboard backup --overwrite /var/backups/letterboard.backup",
            "",
            "The file holds the key and everything that people wrote. Only you can read it; keep it where that stays so, and"
                    + " on another machine, too. \"letterboard restore\" brings it back."
        })
final class Backup implements Callable<Integer> {
    private static final double MEGABYTE = 1_000_000;

    private final Asking asking;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--overwrite", description = "In place of a file that is there.")
    private boolean overwrite;

    @Parameters(paramLabel = "FILE", description = "Where to; it is there when all of it is.")
    private Path file = Path.of("");

    Backup(Asking asking) {
        this.asking = asking;
    }

    @Override
    public Integer call() throws IOException {
        var to = file.toAbsolutePath().normalize();
        if (Files.isDirectory(to)) return refuse(to + " is a folder; please name a file in it.");
        var folder = to.resolveSibling("");
        if (!Files.isDirectory(folder)) return refuse("There is no folder " + folder + ".");
        if (Files.exists(to) && !overwrite)
            return refuse(to + " is there already. Please name another file, or say --overwrite.");
        var part = to.resolveSibling(to.getFileName() + ".part");
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), ours)) {
            if (out.tryLock() == null) return refuse("Another backup is being written to " + part + ".");
            out.truncate(0);
            return write(out, part, to);
        }
    }

    private int refuse(String words) {
        return asking.answer().refuse(words);
    }

    private int write(FileChannel out, Path part, Path to) throws IOException {
        var words = new Words(asking.answer());
        var bytes = new Watched(Channels.newOutputStream(out));
        try {
            var code = new Asking(asking.program(), new Answer(bytes, words))
                    .ask(
                            config,
                            new Request.MakeBackup(
                                    config.folder().toAbsolutePath().toString(), words.isWanted()));
            words.flush();
            if (code != 0) return code;
            out.force(true);
            if (overwrite) Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            else Files.move(part, to);
            try (var names = FileChannel.open(to.resolveSibling(""))) {
                names.force(true);
            }
        } catch (UncheckedIOException failure) {
            if (bytes.failure.isEmpty()) throw failure;
            return refuse("The backup could not be written: " + bytes.failure + ".");
        } finally {
            Files.deleteIfExists(part);
        }
        asking.answer()
                .line(String.format(
                        Locale.ENGLISH,
                        "%s has %,.1f MB. It holds the key and everything that people" + " wrote: keep it safe.",
                        to,
                        Files.size(to) / MEGABYTE));
        return 0;
    }

    /// Remembers why it could not be written: whoever writes to it takes it for a listener that went away.
    private static final class Watched extends OutputStream {
        private final OutputStream out;
        private String failure = "";

        Watched(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException full) {
                failure = String.valueOf(full.getMessage());
                throw full;
            }
        }
    }

    /// What is said beside the bytes, line by line as it comes.
    private static final class Words extends OutputStream {
        private final Answer answer;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Words(Answer answer) {
            this.answer = answer;
        }

        // Error Prone speaks of Java 22 to 24; since 25 there is none again where the program is no one's terminal.
        @SuppressWarnings("SystemConsoleNull")
        boolean isWanted() {
            var console = System.console();
            return console != null && console.isTerminal();
        }

        @Override
        public void write(int octet) {
            if (octet == '\n') flush();
            else line.write(octet);
        }

        @Override
        public void flush() {
            if (line.size() > 0) answer.line(line.toString(UTF_8));
            line.reset();
            answer.flush();
        }
    }
}
