package org.letterboard.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;

/// How many pages a second eight browsers get that keep their connections: a whole topic of 50 posts, and the list of
/// topics, from the cache, made anew each time, while posts arrive, and where the browser has the page already.
final class Paging {
    private static final int SMALL = 10_000;
    // Enough topics of 50 posts that the cache does not hold them all.
    private static final int LONG_PERCENT = 25;
    private static final int MORE_THAN_CACHED_TOPICS = 100;
    private static final int MORE_THAN_CACHED_LISTS = 5_000;

    private final Report report;
    private final int seconds;
    private final int posts;
    private final Library library;
    private final Probe gateway;

    private Paging(Report report, int seconds, int posts, Library library, Probe gateway) {
        this.report = report.at(posts);
        this.seconds = seconds;
        this.posts = posts;
        this.library = library;
        this.gateway = gateway;
    }

    /// Seconds for each figure; how many posts, and ten times as many.
    public static void main(String[] args) throws IOException {
        var seconds = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        var small = args.length > 1 ? Integer.parseInt(args[1]) : SMALL;
        var report = new Report("pages", "posts");
        for (var posts : List.of(small, 10 * small)) {
            try (var folder = TempFolder.make()) {
                var library = Library.make(folder.path());
                var mbox = folder.path().resolve("made.mbox");
                new MboxGenerator(LONG_PERCENT).write(mbox, posts);
                try (var gateway = library.open()) {
                    library.bring(mbox);
                    new Paging(report, seconds, posts, library, new Probe(gateway.pid())).measure();
                }
            }
        }
        report.finish();
    }

    private void measure() throws IOException {
        var topics = LongTopics.of(library, posts);
        LongFunction<String> eachTopic = number -> topics.get((int) (number % topics.size()));
        // Each page begins elsewhere, so that none is asked for twice before the cache has forgotten it.
        LongFunction<String> eachList =
                number -> "/" + Library.LIST + "?before=" + (posts - number % (posts - posts / 20));
        load().run(seconds, 200, number -> HttpLoad.get(eachTopic.apply(number), ""));
        load().run(seconds, 200, number -> HttpLoad.get(eachList.apply(number), ""));
        kinds("topic of 50", topics.getFirst(), topics.size() >= MORE_THAN_CACHED_TOPICS, eachTopic);
        kinds("list", "/" + Library.LIST, posts >= MORE_THAN_CACHED_LISTS, eachList);
        report.add("topics of 50 in turn", "", topics.size())
                .add("memory (PSS)", "MB", gateway.pssMegabytes())
                .spent(gateway);
    }

    /// @param enough whether there are more of them than the cache holds, so that pages in turn are made anew
    private void kinds(String name, String path, boolean enough, LongFunction<String> each) throws IOException {
        var request = HttpLoad.get(path, "");
        take(name + ", cached", 200, _ -> request);
        if (enough) take(name + ", made anew", 200, number -> HttpLoad.get(each.apply(number), ""));
        try (var _ = new PostEachSecond(library.site().smtpPort())) {
            take(name + ", with posts", 200, _ -> request);
        }
        try (var connection = new HttpConnection(library.webPort())) {
            connection.ask(request);
            var known = HttpLoad.get(path, "If-None-Match: " + connection.field("ETag") + "\r\n");
            take(name + ", known (304)", 304, _ -> known);
        }
    }

    private void take(String name, int status, LongFunction<byte[]> request) throws IOException {
        load().run(1 + seconds / 10, status, request);
        var cpu = gateway.cpuSeconds();
        var own = Probe.own().cpuSeconds();
        var outcome = load().run(seconds, status, request);
        var requests = outcome.nanos().length;
        report.add(name, "requests/s", outcome.perSecond())
                .add(name + ", p50", "ms", outcome.millis(50))
                .add(name + ", p99", "ms", outcome.millis(99))
                .add(name + ", CPU each", "ms", 1000 * (gateway.cpuSeconds() - cpu) / requests)
                .add(name + ", client's CPU each", "ms", 1000 * (Probe.own().cpuSeconds() - own) / requests);
    }

    private HttpLoad load() {
        return new HttpLoad(library.webPort());
    }
}
