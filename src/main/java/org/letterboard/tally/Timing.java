package org.letterboard.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// How long something has taken, each time since the start: how often in each of a few classes, and in all.
public final class Timing {
    /// The upper ends of the classes in seconds; slower ones are in one class more.
    public static final List<Double> BOUNDS = List.of(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);

    private final List<LongAdder> counts =
            Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toList();
    private final LongAdder nanos = new LongAdder();

    /// @param start what `System.nanoTime()` said when it began
    public void since(long start) {
        var took = System.nanoTime() - start;
        var seconds = seconds(took);
        var at = 0;
        while (at < BOUNDS.size() && seconds > BOUNDS.get(at)) at++;
        counts.get(at).increment();
        nanos.add(took);
    }

    /// How many there were in each class, the fastest first.
    public List<Long> counts() {
        var all = new ArrayList<Long>();
        for (var one : counts) all.add(one.sum());
        return all;
    }

    /// How long all of them took.
    public double seconds() {
        return seconds(nanos.sum());
    }

    private static double seconds(long nanos) {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }
}
