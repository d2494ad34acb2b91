package org.letterboard.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What the file of a benchmark holds.
///
/// @param sizes             what the sizes of its figures count
/// @param calibrationMillis of the machine after the run, see [Machine]; runs with other ones cannot be compared
/// @param seconds           the whole run, with what was prepared for it
/// @param gatewayCpuSeconds of all gateways that ran
/// @param clientCpuSeconds  of what asked, sent and took
public record Result(
        String name,
        String date,
        String commit,
        String java,
        int cores,
        double calibrationMillis,
        double seconds,
        double gatewayCpuSeconds,
        double clientCpuSeconds,
        String sizes,
        List<Report.Figure> figures) {

    static Result of(
            String name, String sizes, List<Report.Figure> figures, double seconds, double gateway, double client)
            throws IOException {
        return new Result(
                name,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.commit(),
                Runtime.version().toString(),
                Runtime.getRuntime().availableProcessors(),
                Machine.calibrationMillis(),
                seconds,
                gateway,
                client,
                sizes,
                figures);
    }
}
