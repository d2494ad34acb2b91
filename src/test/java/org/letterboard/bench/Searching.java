package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.letterboard.Main;
import org.letterboard.crash.Gateway;
import org.letterboard.crash.Site;
import org.letterboard.search.Filling;

/// How long a search takes, as a page over HTTP: two words over many posts, one client, each request on a connection of
/// its own, as the peers were measured. Nothing is cached: each of the 40 questions makes its page anew.
final class Searching {
    private static final String LIST = "quiet";
    private static final int QUESTIONS = 40;
    private static final int WARM_ROUNDS = 30;
    private static final int ROUNDS = 25;
    private static final int TOGETHER = 200;
    // How often each word stands in a text falls as in a language; the words asked for are those of rank 50 to 600.
    private static final int VOCABULARY = 20_000;
    private static final int FIRST_ASKED = 50;
    private static final int LAST_ASKED = 600;
    private static final Pattern COUNT = Pattern.compile("role=\"status\">(?:More than )?([\\d,]+) post");
    private static final String PEERS = """
            others, two words over 10,000 posts, one client (medians, ms; PEERS.md, table E):
              Mailman 3 + HyperKitty (whoosh)    p50 786   max 1,400
              public-inbox (xapian)              p50 4.9   max 5.3
            and import with full-text index, messages a second: HyperKitty 41 (21 at 10,000), public-inbox 279-350.
            """;

    private final Path folder;
    private final Random chance = new Random(42);
    private final String[] vocabulary = new String[VOCABULARY];
    private final double[] upTo = new double[VOCABULARY];
    private int port;

    private Searching(Path folder) {
        this.folder = folder;
        var sum = 0.0;
        for (var i = 0; i < VOCABULARY; i++) {
            vocabulary[i] = word();
            sum += 1.0 / (i + 2);
            upTo[i] = sum;
        }
    }

    /// How many posts; without a number, 10,000 and then 100,000.
    public static void main(String[] args) throws IOException {
        var sizes = args.length == 0 ? List.of(10_000, 100_000) : List.of(Integer.valueOf(args[0]));
        for (var posts : sizes) {
            var folder = Files.createTempDirectory("letterboard-bench");
            try {
                new Searching(folder).run(posts);
            } finally {
                delete(folder);
            }
        }
    }

    private void run(int posts) throws IOException {
        var site = Site.make(folder, Site.freePort(), 1, LIST);
        site.with(app -> {
            var filling = new Filling(app.database(), app.lists(), app.members(), app.board());
            for (var from = 0; from < posts; from += TOGETHER) fill(filling, from, Math.min(posts, from + TOGETHER));
        });
        var options = System.getenv().getOrDefault("BENCH_JAVA_OPTS", "").strip();
        try (var gateway = Gateway.start(site, options.isEmpty() ? new String[0] : options.split(" +"))
                .awaitDoor()) {
            var figures = new Figures("search").add("posts", posts);
            port = webPort();
            var probe = new Probe(gateway.pid());
            var start = System.nanoTime();
            var cpu = probe.cpuSeconds();
            awaitComplete();
            figures.add("indexSeconds", Figures.seconds(start))
                    .add("indexedPerSecond", posts / Figures.seconds(start))
                    .add("indexCpuSeconds", probe.cpuSeconds() - cpu)
                    .add("indexMegabytes", size(folder.resolve("data/search")) / 1e6)
                    .add("pssAfterIndexing", probe.pssMegabytes());
            rebuild(site, figures, posts);
            measure(figures, probe);
            figures.add("pssMegabytes", probe.pssMegabytes()).print(PEERS);
        }
    }

    private void fill(Filling filling, int from, int until) {
        filling.database().transact(tx -> {
            var list = filling.lists().named(LIST).orElseThrow();
            for (var i = from; i < until; i++) {
                var above = i > 60 && chance.nextInt(100) < 86
                        ? List.of(id(i - 1 - chance.nextInt(60)))
                        : List.<String>of();
                filling.post(tx, list, new Filling.Letter(id(i), above, author(), text(40), text(length())));
            }
        });
    }

    private static String id(int number) {
        return "<" + number + "@bench.example>";
    }

    private String author() {
        return vocabulary[chance.nextInt(20)] + " " + vocabulary[100 + chance.nextInt(20)];
    }

    private int length() {
        return (int) Math.min(12_000, 300 - 1200 * Math.log(1 - chance.nextDouble()));
    }

    private String text(int length) {
        var text = new StringBuilder();
        for (var line = 0; text.length() < length; ) {
            var word = frequent();
            line += word.length() + 1;
            text.append(word).append(line > 70 ? '\n' : ' ');
            if (line > 70) line = 0;
        }
        return text.toString().strip();
    }

    private String frequent() {
        var place = java.util.Arrays.binarySearch(upTo, chance.nextDouble() * upTo[VOCABULARY - 1]);
        return vocabulary[Math.min(VOCABULARY - 1, place < 0 ? -place - 1 : place)];
    }

    private String word() {
        var word = new StringBuilder();
        for (var i = chance.nextInt(4) + 1; i > 0; i--)
            word.append("bcdfghklmnprstvw".charAt(chance.nextInt(16))).append("aeiou".charAt(chance.nextInt(5)));
        return word.toString();
    }

    private int webPort() throws IOException {
        var up = Pattern.compile("web=(\\d+)").matcher(Files.readString(folder.resolve("gateway.log")));
        while (!up.find()) {
            LockSupport.parkNanos(20_000_000);
            up.reset(Files.readString(folder.resolve("gateway.log")));
        }
        return Integer.parseInt(up.group(1));
    }

    private void awaitComplete() {
        while (ask("anything").contains("class=\"note\""))
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }

    /// Once more, by a program that is warm.
    private static void rebuild(Site site, Figures figures, int posts) {
        var start = System.nanoTime();
        var code = Main.run(
                System.out,
                System.err,
                "search",
                "rebuild",
                "--config",
                site.config().toString());
        if (code != 0) throw new IllegalStateException("search rebuild: " + code);
        figures.add("rebuiltPerSecond", posts / Figures.seconds(start));
    }

    private void measure(Figures figures, Probe probe) {
        var words = new Random(5);
        var questions = new ArrayList<String>();
        for (var i = 0; i < QUESTIONS; i++) questions.add(asked(words) + " " + asked(words));
        var hits = 0;
        for (var question : questions) hits += count(ask(question));
        for (var i = 0; i < WARM_ROUNDS; i++) questions.forEach(this::ask);
        var millis = new ArrayList<Double>();
        var cpu = probe.cpuSeconds();
        for (var i = 0; i < ROUNDS; i++)
            for (var question : questions) {
                var start = System.nanoTime();
                ask(question);
                millis.add(Figures.seconds(start) * 1000);
            }
        millis.sort(null);
        figures.add("p50Millis", millis.get(millis.size() / 2))
                .add("p90Millis", millis.get(millis.size() * 9 / 10))
                .add("p99Millis", millis.get(millis.size() * 99 / 100))
                .add("maxMillis", millis.getLast())
                .add("cpuMillisEach", (probe.cpuSeconds() - cpu) * 1000 / millis.size())
                .add("meanHits", (double) hits / QUESTIONS);
    }

    private String asked(Random words) {
        return vocabulary[FIRST_ASKED + words.nextInt(LAST_ASKED - FIRST_ASKED)];
    }

    private static int count(String page) {
        var count = COUNT.matcher(page);
        return count.find() ? Integer.parseInt(count.group(1).replace(",", "")) : 0;
    }

    private String ask(String words) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            out.write(("GET /" + LIST + "/search?q=" + URLEncoder.encode(words, UTF_8)
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

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
