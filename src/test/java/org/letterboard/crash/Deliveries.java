package org.letterboard.crash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The sink's file: a line for each delivery that was accepted, written before the answer. Beside it a tally in memory,
/// for the line that is printed after each round; the verdict reads the file.
final class Deliveries implements Sink.Taken, AutoCloseable {
    private static final String OPERATOR = "admin@example.org";

    /// @param at      nanoseconds on the clock of this process
    /// @param message what the subject says after its marks
    record Delivery(long at, String message, String recipient) {
        String key() {
            return message + " " + recipient;
        }
    }

    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path file;
    private final BufferedWriter writer;
    private final List<Long> times = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Repeats repeats = new Repeats();
    private long crashed = System.nanoTime();

    Deliveries(Path file) throws IOException {
        this.file = file;
        this.writer = Files.newBufferedWriter(file);
    }

    @Override
    public synchronized void by(String recipient, String subject) {
        // Who runs a gateway is told of each crash.
        if (recipient.equals(OPERATOR)) return;
        var delivery = new Delivery(System.nanoTime(), message(subject), recipient);
        try {
            writer.write(delivery.at() + " " + delivery.message() + " " + delivery.recipient());
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        times.add(delivery.at());
        var before = last.put(delivery.key(), delivery.at());
        if (before != null) repeats.add(before);
    }

    /// Lists put marks and "Re:" in front; our subjects end in the message's name.
    private static String message(String subject) {
        return subject.substring(subject.lastIndexOf(' ') + 1);
    }

    /// How many there were, repeated ones counted again.
    synchronized int count() {
        return times.size();
    }

    /// How many different ones there were.
    synchronized int different() {
        return last.size();
    }

    synchronized Repeats repeats() {
        return repeats;
    }

    /// A crash comes here: what is delivered again from now on was delivered before it.
    synchronized void crashed(Repeats.Crash crash) {
        repeats.add(crash);
        crashed = crash.at();
    }

    /// Deliveries a second in the fastest moment since the last crash. A mailing goes out in bursts, and while the disk
    /// is slow the couriers wait: what is lost of a burst does not depend on how long it was quiet after it.
    synchronized double rate() {
        var most = 0;
        for (int end = times.size(), from = end; end > 0 && times.get(end - 1) >= crashed; end--) {
            while (from > 0 && times.get(from - 1) > times.get(end - 1) - MOMENT_NANOS) from--;
            most = Math.max(most, end - from);
        }
        return most * 1e9 / MOMENT_NANOS;
    }

    /// All that the file has.
    static List<Delivery> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" "))
                    .map(parts -> new Delivery(Long.parseLong(parts[0]), parts[1], parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
