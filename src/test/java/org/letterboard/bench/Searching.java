package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.letterboard.Main;
import org.letterboard.search.Filling;

/// How long a search takes, as a page over HTTP: two words over many posts, one client, each request on a connection of
/// its own, as the peers were measured. Nothing is cached: each of the 40 questions makes its page anew.
final class Searching {
    private static final int SMALL = 10_000;
    private static final int QUESTIONS = 40;
    private static final int WARM_ROUNDS = 30;
    private static final int ROUNDS = 25;
    private static final int TOGETHER = 200;
    private static final Pattern COUNT = Pattern.compile("role=\"status\">(?:More than )?([\\d,]+) post");

    private final Library library;
    private final Random chance = new Random(42);
    private final Vocabulary vocabulary = new Vocabulary(chance);

    private Searching(Library library) {
        this.library = library;
    }

    /// How many posts, and ten times as many.
    public static void main(String[] args) throws IOException {
        var small = args.length > 0 ? Integer.parseInt(args[0]) : SMALL;
        var report = new Report("search", "posts");
        for (var posts : List.of(small, 10 * small)) {
            try (var folder = TempFolder.make()) {
                new Searching(Library.make(folder.path())).run(report.at(posts), posts);
            }
        }
        report.finish();
    }

    private void run(Report report, int posts) throws IOException {
        var site = library.site();
        site.with(app -> {
            var filling = new Filling(app.database(), app.lists(), app.members(), app.board());
            for (var from = 0; from < posts; from += TOGETHER) fill(filling, from, Math.min(posts, from + TOGETHER));
        });
        try (var gateway = library.open()) {
            var probe = new Probe(gateway.pid());
            var start = System.nanoTime();
            var cpu = probe.cpuSeconds();
            library.awaitSearch();
            report.add("indexed", "posts/s", posts / Report.seconds(start))
                    .add("CPU for indexing 1,000 posts", "s", 1000 * (probe.cpuSeconds() - cpu) / posts)
                    .add("index", "MB", size(site.folder().resolve("data/search")) / 1e6)
                    .add("memory after indexing (PSS)", "MB", probe.pssMegabytes());
            rebuild(report, posts);
            measure(report, probe);
            report.add("memory (PSS)", "MB", probe.pssMegabytes()).spent(probe);
        }
    }

    private void fill(Filling filling, int from, int until) {
        filling.database().transact(tx -> {
            var list = filling.lists().named(Library.LIST).orElseThrow();
            for (var i = from; i < until; i++) {
                var above = i > 60 && chance.nextInt(100) < 86
                        ? List.of(id(i - 1 - chance.nextInt(60)))
                        : List.<String>of();
                var letter = new Filling.Letter(id(i), above, author(), vocabulary.text(40), vocabulary.text(length()));
                filling.post(tx, list, letter);
            }
        });
    }

    private static String id(int number) {
        return "<" + number + "@bench.example>";
    }

    private String author() {
        return vocabulary.ofRank(chance.nextInt(20)) + " " + vocabulary.ofRank(100 + chance.nextInt(20));
    }

    private int length() {
        return (int) Math.min(12_000, 300 - 1200 * Math.log(1 - chance.nextDouble()));
    }

    /// Once more, by a program that is warm.
    private void rebuild(Report report, int posts) {
        var config = library.site().config().toString();
        var start = System.nanoTime();
        var code = Main.run(System.err, System.err, "search", "rebuild", "--config", config);
        if (code != 0) throw new IllegalStateException("search rebuild: " + code);
        report.add("indexed again, warm", "posts/s", posts / Report.seconds(start));
    }

    private void measure(Report report, Probe probe) {
        var words = new Random(5);
        var questions = new ArrayList<String>();
        for (var i = 0; i < QUESTIONS; i++) questions.add(vocabulary.asked(words) + " " + vocabulary.asked(words));
        var hits = 0;
        for (var question : questions) hits += count(ask(question));
        for (var i = 0; i < WARM_ROUNDS; i++) questions.forEach(this::ask);
        var millis = new ArrayList<Double>();
        var cpu = probe.cpuSeconds();
        for (var i = 0; i < ROUNDS; i++)
            for (var question : questions) {
                var start = System.nanoTime();
                ask(question);
                millis.add(Report.seconds(start) * 1000);
            }
        millis.sort(null);
        report.add("two words, p50", "ms", millis.get(millis.size() / 2))
                .add("two words, p90", "ms", millis.get(millis.size() * 9 / 10))
                .add("two words, p99", "ms", millis.get(millis.size() * 99 / 100))
                .add("two words, max", "ms", millis.getLast())
                .add("two words, CPU each", "ms", (probe.cpuSeconds() - cpu) * 1000 / millis.size())
                .add("mean hits", "posts", (double) hits / QUESTIONS);
    }

    private static int count(String page) {
        var count = COUNT.matcher(page);
        return count.find() ? Integer.parseInt(count.group(1).replace(",", "")) : 0;
    }

    private String ask(String words) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), library.webPort())) {
            var out = socket.getOutputStream();
            out.write(("GET /" + Library.LIST + "/search?q=" + URLEncoder.encode(words, UTF_8)
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(UTF_8));
            var page = new String(socket.getInputStream().readAllBytes(), UTF_8);
            if (!page.startsWith("HTTP/1.1 200")) throw new IllegalStateException(page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
