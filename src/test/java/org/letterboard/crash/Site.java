package org.letterboard.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.letterboard.App;
import org.letterboard.lists.Delivery;
import org.letterboard.mail.EmailAddress;
import org.letterboard.mail.Mailbox;
import org.letterboard.settings.ConfigReader;
import org.letterboard.settings.Loaded;

/// A folder with a gateway's configuration and data. Its door keeps one port over all restarts, so that senders find
/// it again.
public record Site(Path folder, int smtpPort) {
    public static final String DOMAIN = "lists.example.org";

    // From here up a system gives no port away by itself: nobody takes ours while the gateway is down.
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    // No port is given away twice while classes of tests run beside each other.
    private static final AtomicInteger ASKED = new AtomicInteger();

    /// Makes a configuration whose relay is at `relayPort`, with these lists, to which anyone may post.
    public static Site make(Path folder, int relayPort, int connections, String... lists) {
        var site = new Site(folder, freePort());
        try {
            Files.createDirectories(site.config().resolve("lists"));
            for (var list : lists)
                Files.writeString(
                        site.config().resolve("lists/" + list + ".toml"),
                        "posting = \"anyone\"\narchive = \"public\"\n");
            Files.writeString(site.config().resolve("letterboard.toml"), """
                    domain = "%s"
                    operator = "admin@example.org"
                    disk.keep-free = "1MB"
                    [smtp]
                    listen = "127.0.0.1:%d"
                    max-per-peer = 200
                    [relay]
                    host = "127.0.0.1"
                    port = %d
                    connections = %d
                    [web]
                    listen = "127.0.0.1:0"
                    url = "https://lists.example.org"
                    """.formatted(
                            DOMAIN, site.smtpPort(), relayPort, connections));
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that stays free until somebody here listens on it: none that a system gives away by itself.
    public static int freePort() {
        @Nullable IOException reason = null;
        var start = (int) (ProcessHandle.current().pid() * 7 % PORTS);
        for (var i = 0; i < PORTS; i++) {
            var port = FIRST_PORT + (start + ASKED.getAndIncrement()) % PORTS;
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                reason = taken;
            }
        }
        throw new IllegalStateException("no port is free", reason);
    }

    public Path config() {
        return folder.resolve("config");
    }

    /// Where the program finds its templates: the tests run in the project's folder.
    static Path home() {
        return Path.of("").toAbsolutePath();
    }

    /// An `App` on this folder, which nobody else may have open. Nothing moves before it is started.
    public App app() {
        return switch (ConfigReader.read(config())) {
            case Loaded.Right right -> new App(right.settings(), home(), Clock.systemUTC());
            case Loaded.Wrong wrong ->
                throw new IllegalStateException(wrong.report().text());
        };
    }

    /// Does something with an `App` that has no doors open, while no gateway runs.
    public void with(Consumer<App> work) {
        try (var app = app()) {
            work.accept(app);
        }
    }

    /// Puts members on a list who get each post: m1@d1.example and so on.
    public Site members(String list, int count) {
        with(app -> app.database().transact(tx -> {
            var on = app.lists().named(list).orElseThrow();
            for (var i = 1; i <= count; i++) {
                var address = EmailAddress.parse(member(i)).orElseThrow();
                var member = app.members().findOrAdd(tx, new Mailbox("Member " + i, address));
                app.members().subscribe(tx, on, member, Delivery.EACH);
            }
        }));
        return this;
    }

    static String member(int number) {
        return "m" + number + "@d" + number % 10 + ".example";
    }
}
