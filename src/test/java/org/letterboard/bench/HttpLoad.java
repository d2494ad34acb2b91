package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Requests over connections that are kept open, on each the next one as soon as the last is answered. It is frugal,
/// since
/// it shares the processor with what is measured.
record HttpLoad(int port) {
    static final int CONNECTIONS = 8;

    /// @param nanos how long each request took, sorted
    record Outcome(double seconds, long[] nanos) {
        double perSecond() {
            return nanos.length / seconds;
        }

        double millis(int percentile) {
            return nanos[(int) ((nanos.length - 1) * (long) percentile / 100)] / 1e6;
        }
    }

    /// Asks for so many seconds, and insists on this status.
    ///
    /// @param request what goes over the wire for the request of this number
    Outcome run(int seconds, int status, LongFunction<byte[]> request) throws IOException {
        var number = new AtomicLong();
        var start = System.nanoTime();
        var end = start + Duration.ofSeconds(seconds).toNanos();
        var taken = new ArrayList<Future<long[]>>();
        // Real threads: a virtual one would take another turn of the scheduler for each answer.
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var i = 0; i < CONNECTIONS; i++)
                taken.add(threads.submit(() -> ask(end, status, () -> request.apply(number.getAndIncrement()))));
        }
        return new Outcome(Report.seconds(start), sorted(taken));
    }

    private interface Next {
        byte[] request();
    }

    private long[] ask(long end, int status, Next next) throws IOException {
        var nanos = LongStream.builder();
        try (var connection = new HttpConnection(port)) {
            for (var start = System.nanoTime(); start < end; start = System.nanoTime()) {
                var answered = connection.ask(next.request());
                if (answered != status) throw new IOException("status " + answered + " instead of " + status);
                nanos.add(System.nanoTime() - start);
            }
        }
        return nanos.build().toArray();
    }

    private static long[] sorted(List<Future<long[]>> taken) throws IOException {
        var all = LongStream.empty();
        try {
            for (var part : taken) all = LongStream.concat(all, LongStream.of(part.get()));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var nanos = all.sorted().toArray();
        if (nanos.length == 0) throw new IOException("nothing was answered in time");
        return nanos;
    }

    /// A request as it goes over the wire.
    ///
    /// @param headers lines that end in CRLF, or nothing
    static byte[] get(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n").getBytes(US_ASCII);
    }
}
