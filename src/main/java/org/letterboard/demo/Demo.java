package org.letterboard.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Shows a small community on this machine: its mailing lists, its board, and everybody's mail system. A story"
                    + " is played through real SMTP, IMAP and HTTP and checked at each step; then you can look around.",
            "",
            "Nothing leaves this machine, and nothing is left on it afterwards. To stop it, press Ctrl-C."
        })
public final class Demo implements Callable<Integer> {
    private final Path temp;
    private final Path home;
    private final Clock clock;
    private final PrintWriter out;

    @Option(names = "--once", description = "Plays the story and ends: with 0 if all went as it should, with 1 if not.")
    private boolean once;

    // Every command takes --config, so that a script need not know which of them read it; the demo brings its own.
    @Option(names = "--config", paramLabel = "DIR", hidden = true)
    @SuppressWarnings("unused")
    private Path config = Path.of("config");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    /// @param temp where a folder for the time of the demo is made
    /// @param home the folder with `templates/`
    public Demo(Path temp, Path home, Clock clock, PrintWriter out) {
        this.temp = temp;
        this.home = home;
        this.clock = clock;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var world = new DemoWorld(Files.createTempDirectory(temp, "letterboard-demo"), home, clock)) {
            // Ctrl-C ends the JVM, which waits for this.
            Runtime.getRuntime().addShutdownHook(new Thread(world::close));
            var code = play(world);
            if (code == 0 && !once) {
                new Guide(world, out).show();
                world.awaitEnd();
            }
            return code;
        } finally {
            out.flush();
        }
    }

    private int play(DemoWorld world) throws IOException {
        try {
            world.start();
            new Story(world, out).play();
            out.printf("%nAll of it went through real SMTP, IMAP and HTTP, and every step was checked.%n");
            return 0;
        } catch (Await.NotSo wrong) {
            out.println("    This did not go as it should: " + wrong.getMessage() + ".");
            return 1;
        } catch (RuntimeException failure) {
            // Somebody has pressed Ctrl-C in the middle of it.
            if (world.isClosing()) return 1;
            throw failure;
        }
    }
}
