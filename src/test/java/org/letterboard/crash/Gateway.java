package org.letterboard.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A gateway in a process of its own, with the flags of the launcher.
public final class Gateway implements AutoCloseable {
    private static final int LONGEST_START_SECONDS = 60;
    private static final int LONGEST_STOP_SECONDS = 60;

    private final Site site;
    private final Process process;
    private final Path log;

    private Gateway(Site site, Process process, Path log) {
        this.site = site;
        this.process = process;
        this.log = log;
    }

    /// Starts one as the launcher does, with these options of Java beside its own.
    public static Gateway start(Site site, String... javaOptions) {
        return start(site, List.of(), List.of(), javaOptions);
    }

    /// @param wrapper what is called with the command line of Java, such as `strace`
    /// @param instead folders of classes that stand in for the program's own
    static Gateway start(Site site, List<String> wrapper, List<Path> instead, String... javaOptions) {
        var command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("@" + Site.home().resolve("jvm.options"), "-Dletterboard.home=" + Site.home()));
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-cp", classPath(instead), "org.letterboard.Main"));
        command.addAll(List.of("serve", "--config", site.config().toString()));
        var log = site.folder().resolve("gateway.log");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            var process = builder.start();
            // Whatever becomes of the test, no gateway outlives it.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Gateway(site, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// That of this JVM, but for what belongs to tests.
    static String classPath(List<Path> first) {
        var entries = new ArrayList<>(first.stream().map(Path::toString).toList());
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.contains("test-lib"))
                .forEach(entries::add);
        return entries.stream().collect(Collectors.joining(File.pathSeparator));
    }

    /// Returns when the door greets.
    public Gateway awaitDoor() {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!greets()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the gateway does not come up:\n" + lastLines());
            }
            pause(20);
        }
        return this;
    }

    private boolean greets() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.smtpPort())) {
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /// @throws IllegalStateException where it has ended by itself
    Gateway alive() {
        if (!process.isAlive()) throw new IllegalStateException("the gateway has ended by itself:\n" + lastLines());
        return this;
    }

    /// `kill -9`. It returns when the process is gone.
    void kill() {
        process.destroyForcibly();
        await();
    }

    /// Stops it where it is, as a machine that hangs does, until [#wake].
    void sleep() {
        signal("-STOP");
    }

    void wake() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            if (new ProcessBuilder("kill", name, Long.toString(pid())).start().waitFor() != 0)
                throw new IllegalStateException("no process " + pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks it to end, as a service manager does, and waits until it has.
    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the gateway does not end:\n" + lastLines());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
