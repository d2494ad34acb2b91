package org.letterboard.crash;

import java.util.ArrayList;
import java.util.List;

/// Deliveries that came a second time, counted by the crash to which they belong: the first one after the delivery
/// that was repeated.
final class Repeats {

    // The design: what was sent in the last moment before the crash, and what is under way on each connection.
    private static final double MOMENT_SECONDS = 0.05;

    /// @param at          when nothing of the dead gateway could arrive any more
    /// @param connections that it had open to the sink
    /// @param rate        deliveries a second before it died
    record Crash(long at, int connections, double rate) {
        int bound() {
            return connections + (int) Math.ceil(MOMENT_SECONDS * rate);
        }
    }

    private final List<Crash> crashes = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int withoutCrash;

    void add(Crash crash) {
        crashes.add(crash);
        counts.add(0);
    }

    /// A delivery was repeated that had come `before`.
    void add(long before) {
        for (var i = 0; i < crashes.size(); i++) {
            if (crashes.get(i).at() < before) continue;
            counts.set(i, counts.get(i) + 1);
            return;
        }
        withoutCrash++;
    }

    int after(int crash) {
        return counts.get(crash);
    }

    int bound(int crash) {
        return crashes.get(crash).bound();
    }

    int crashes() {
        return crashes.size();
    }

    int all() {
        return withoutCrash + counts.stream().mapToInt(Integer::intValue).sum();
    }

    /// A line for each crash after which more was repeated than may be.
    List<String> tooMany() {
        var lines = new ArrayList<String>();
        for (var i = 0; i < crashes.size(); i++)
            if (counts.get(i) > bound(i))
                lines.add("after crash " + (i + 1) + ": " + counts.get(i) + ", at most " + bound(i));
        if (withoutCrash > 0) lines.add("without a crash: " + withoutCrash);
        return lines;
    }
}
