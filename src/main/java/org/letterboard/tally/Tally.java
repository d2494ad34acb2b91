package org.letterboard.tally;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// How often each of a few things has happened since the start. What they are called comes from our own code and never
/// from outside, so that there are few.
public final class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    /// @param names that are there from the start, with nothing counted yet
    public Tally(String... names) {
        for (var name : names) counts.put(name, new LongAdder());
    }

    public void count(String name) {
        counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    /// The living counters, by name.
    public Map<String, LongAdder> counts() {
        return counts;
    }
}
