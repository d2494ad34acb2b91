package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Our goals, and the figures of others, from `bench/peers.tsv` among the tests' resources; it says where they come
/// from.
record Peers(List<Line> lines) {
    private static final String FILE = "/bench/peers.tsv";
    private static final String GOAL = "goal";

    record Line(String bench, String what, String unit, String who, String figure) {}

    static Peers read() throws IOException {
        var lines = new ArrayList<Line>();
        try (var in = Objects.requireNonNull(Peers.class.getResourceAsStream(FILE))) {
            for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                if (line.startsWith("#")) continue;
                var fields = List.of(line.split("\t", -1));
                if (fields.size() != 5) throw new IllegalStateException(FILE + ": " + line);
                lines.add(new Line(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4)));
            }
        }
        return new Peers(List.copyOf(lines));
    }

    String goal(String bench, String what) {
        return lines.stream()
                .filter(line -> line.bench().equals(bench) && line.what().equals(what))
                .filter(line -> line.who().equals(GOAL))
                .map(Line::figure)
                .findFirst()
                .orElse("");
    }

    List<Line> others(String bench, String what) {
        return lines.stream()
                .filter(line -> line.bench().equals(bench) && line.what().equals(what))
                .filter(line -> !line.who().equals(GOAL))
                .toList();
    }
}
