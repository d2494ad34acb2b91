package org.letterboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import org.letterboard.cli.CommandTable;
import org.letterboard.cli.Program;
import org.letterboard.control.Answer;
import org.letterboard.control.Control;
import org.letterboard.db.DatabaseInUse;
import org.letterboard.db.DatabaseUnusable;
import org.letterboard.demo.Demo;
import org.letterboard.settings.Settings;

/// The command line comes in here.
public final class Main implements Program {

    // Its log tells what it does; the other commands say for themselves what they have to say.
    private static final String LOGGING = "serve";
    private static final int LARGE_ANSWER = 64 * 1024;

    private final Path home;
    private final Clock clock;

    private Main(Path home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    public static void main(String[] args) {
        if (args.length > 0 && !LOGGING.equals(args[0]) && System.getenv("LETTERBOARD_LOG") == null)
            System.setProperty("LETTERBOARD_LOG", "WARN");
        System.exit(run(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), LARGE_ANSWER),
                new FileOutputStream(FileDescriptor.err),
                args));
    }

    /// Does what the words say, and answers the exit code.
    public static int run(OutputStream out, OutputStream err, String... words) {
        var program =
                new Main(Path.of(System.getProperty("letterboard.home", "")).toAbsolutePath(), Clock.systemUTC());
        var temp = Path.of(System.getProperty("java.io.tmpdir"));
        return new CommandTable(program, out, err)
                .with("demo", () -> new Demo(temp, program.home, program.clock, new PrintWriter(out, false, UTF_8)))
                .run(words);
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public int alone(Settings settings, ToIntFunction<Control> use) {
        try (var app = new App(settings, home, clock)) {
            return use.applyAsInt(app.control());
        }
    }

    @Override
    public int serve(Path config, Settings settings, Answer answer) {
        Gateway gateway;
        try {
            gateway = new Gateway(config, settings, home, clock);
        } catch (DatabaseInUse | DatabaseUnusable other) {
            return answer.refuse("This gateway cannot start: " + other.getMessage() + ".");
        }
        try {
            gateway.start();
        } catch (DatabaseUnusable other) {
            gateway.close();
            return answer.refuse("This gateway cannot start: " + other.getMessage() + ".");
        } catch (IOException failure) {
            gateway.close();
            return answer.refuse("This gateway cannot start: " + failure.getMessage());
        }
        return live(gateway);
    }

    /// SIGTERM begins the end of the JVM, which waits for this hook, which waits for the gateway. Then the hook itself
    /// ends the process, since the JVM would end it with the number of the signal and not with 0.
    private static int live(Gateway gateway) {
        var closed = new CountDownLatch(1);
        var hook = new Thread(() -> {
            gateway.stop();
            awaitQuietly(closed);
            Runtime.getRuntime().halt(0);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        var code = gateway.awaitEnd();
        if (code != 0) Runtime.getRuntime().halt(code);
        closed.countDown();
        return code;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread of ours", e);
        }
    }
}
