package org.letterboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.letterboard.crash.Gateway;
import org.letterboard.crash.Site;

/// A place for a gateway with one list that has no members, only an archive.
///
/// @param webPort the same over all restarts
record Library(Site site, int webPort) {
    static final String LIST = "quiet";
    private static final Pattern FOUND = Pattern.compile("([\\d,]+) messages? found");
    private static final Pattern BEHIND = Pattern.compile("(?m)^letterboard_search_behind 0(\\.0)?$");
    private static final long PAUSE_NANOS = 100_000_000;

    static Library make(Path folder) throws IOException {
        var site = Site.make(folder, Site.freePort(), 1, LIST);
        var webPort = Site.freePort();
        var settings = site.config().resolve("letterboard.toml");
        var text = Files.readString(settings);
        Files.writeString(settings, text.replace("\"127.0.0.1:0\"", "\"127.0.0.1:" + webPort + "\""));
        return new Library(site, webPort);
    }

    /// Starts a gateway, and returns when both of its doors are open.
    Gateway open() throws IOException {
        var gateway = Gateway.start(site, Launcher.javaOptions()).awaitDoor();
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!shows()) {
            if (System.nanoTime() > end) throw new IOException("the web door does not open");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return gateway;
    }

    /// Whether there is a web door that shows the list.
    boolean shows() {
        try {
            return !HttpConnection.page(webPort, "/" + LIST).isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Imports with the command that an administrator calls, and returns when search follows; how many messages there
    /// were. A gateway must run.
    int bring(Path mbox) throws IOException {
        var said = Launcher.say("import", "--config", site.config().toString(), "--list", LIST, mbox.toString());
        var found = FOUND.matcher(said);
        if (!found.find()) throw new IOException("import: " + said);
        awaitSearch();
        return Integer.parseInt(found.group(1).replace(",", ""));
    }

    void awaitSearch() throws IOException {
        while (!BEHIND.matcher(HttpConnection.page(webPort, "/metrics")).find()
                || HttpConnection.page(webPort, "/" + LIST + "/search?q=anything")
                        .contains("class=\"note\"")) LockSupport.parkNanos(PAUSE_NANOS);
    }
}
