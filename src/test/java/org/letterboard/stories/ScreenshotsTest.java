package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board in a real browser: large enough, dark enough, never wider than the screen, all of it by keyboard. Makes
/// the pictures in docs/screenshots, too, where LETTERBOARD_PICTURES is set.
class ScreenshotsTest {
    private static final String LIST = "walkers@lists.example.org";

    @TempDir
    Path folder;

    private Chromium chromium;
    private Town town;
    private Browser browser;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        var found = Chromium.find();
        if (found.isEmpty() && System.getenv("LETTERBOARD_ALL") == null) {
            System.out.println("ScreenshotsTest is skipped: there is no Chromium on this machine");
            Assumptions.abort();
        }
        chromium = found.orElseThrow();
        town = Town.with(folder, Clock.systemUTC(), "walkers", """
                title = "Walkers"
                about = "For everybody who walks on Sundays, near or far, fast or slow."
                zone = "Europe/London"
                archive = "public"
                posting = "anyone"
                """);
        browser = new Browser(town.app().webPort());
        Neighbours.write(town, LIST);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void close() {
        if (server != null) server.stop(0);
        if (town != null) town.close();
    }

    /// The board without its headers, which forbid scripts, and a page that measures it.
    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var bytes = path.equals("/measure")
                ? measuring().getBytes(UTF_8)
                : browser.get(path).bytes();
        exchange.getResponseHeaders()
                .set("Content-Type", path.startsWith("/style") ? "text/css" : "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String measuring() throws IOException {
        var quoted = paths().stream().map(path -> "'" + path + "'").collect(joining(","));
        return "<!DOCTYPE html><body style='margin:0'><pre id=said></pre><script>"
                + Files.readString(Path.of("src/test/resources/measure.js"))
                + "measureAll([" + quoted + "], [360, 1280, 320]);</script>";
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private List<String> paths() {
        var topic = town.topics("walkers").stream()
                .filter(t -> t.posts() > 3)
                .findFirst()
                .orElseThrow();
        return List.of(
                "/", "/walkers", "/walkers/topic/" + topic.id(), "/walkers/1", "/walkers/8", "/login", "/nowhere");
    }

    @Test
    void old_eyes_and_stiff_fingers_can_read_every_page() throws IOException {
        for (var scheme : List.of("1", "0")) {
            var said = Jsoup.parse(chromium.dump(url("/measure"), "--blink-settings=preferredColorScheme=" + scheme))
                    .select("#said")
                    .text();
            assertThat(said)
                    .as("light or dark: " + scheme)
                    .endsWith("21 pages measured")
                    .startsWith("21 pages");
        }
    }

    @Test
    void pictures_of_the_board_can_be_taken() throws IOException {
        var wanted = System.getenv("LETTERBOARD_PICTURES") != null;
        var pictures = wanted ? Path.of("docs/screenshots") : folder;
        var names = Map.of("list", paths().get(1), "topic", paths().get(2), "post", "/walkers/8");
        for (var name : names.entrySet()) {
            if (!wanted && !name.getKey().equals("post")) continue;
            var wide = pictures.resolve(name.getKey() + "-wide.png");
            chromium.shoot(url(name.getValue()), wide, 1280, name.getKey().equals("topic") ? 1700 : 800);
            assertThat(Files.size(wide)).isGreaterThan(5_000);
            var phone = pictures.resolve(name.getKey() + "-phone.png");
            chromium.shoot(url(name.getValue()), phone, 360, name.getKey().equals("topic") ? 1900 : 760);
            assertThat(Files.size(phone)).isGreaterThan(5_000);
        }
    }
}
