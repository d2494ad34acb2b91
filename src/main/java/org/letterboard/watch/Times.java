package org.letterboard.watch;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.util.ArrayList;
import org.letterboard.tally.Timing;

/// A [Timing] as a histogram. Micrometer's own timers keep windows of the recent past, several of them each: we need
/// none, since Prometheus remembers.
record Times(String name, String help, Timing timing) implements Collector {

    @Override
    public HistogramSnapshot collect() {
        var bounds = new ArrayList<Double>(Timing.BOUNDS);
        bounds.add(Double.POSITIVE_INFINITY);
        var point = HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, timing.counts()))
                .sum(timing.seconds())
                .build();
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point)
                .build();
    }
}
