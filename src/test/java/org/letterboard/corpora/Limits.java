package org.letterboard.corpora;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.letterboard.reading.Explain;
import org.letterboard.reading.Reading;

/// What reading and explaining one file may cost: every file of every set, mail or not. All that is made for it counts
/// as memory, also what is gone again before the next is made.
final class Limits {
    private static final int LARGEST = 1_000_000;
    private static final double MOST_SECONDS = 2;
    private static final double MOST_MEGABYTES = 64;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Folder folder;

    Limits(Folder folder) {
        this.folder = folder;
    }

    Score memory() {
        var memory = new Score.Count("limits: every file within 64 MB");
        costs((file, cost) -> memory.add(cost.megabytes() < MOST_MEGABYTES, file + ": " + cost));
        return memory.score();
    }

    /// For the report alone: no test depends on a clock.
    Score time() {
        var time = new Score.Count("limits: every file within 2 s of processor");
        costs((file, cost) -> time.add(cost.seconds() < MOST_SECONDS, file + ": " + cost));
        return time.score();
    }

    private void costs(BiConsumer<Path, Cost> each) {
        folder.files("")
                .filter(file -> file.toFile().length() < LARGEST)
                .forEach(file -> each.accept(file, cost(file)));
    }

    /// Messages a second on one thread, over the mails of all sets, the largest left out as above.
    String speed() {
        var files = folder.files("")
                .filter(file -> file.toFile().length() < LARGEST)
                .filter(file -> file.toString().endsWith(".eml"))
                .map(Limits::bytes)
                .toList();
        for (var warmUp = 0; warmUp < 3; warmUp++) files.forEach(raw -> explain("warm", raw));
        var start = THREADS.getCurrentThreadCpuTime();
        files.forEach(raw -> explain("timed", raw));
        var seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%,.0f messages/s of processor", files.size() / seconds);
    }

    private record Cost(double seconds, double megabytes) {}

    private static Cost cost(Path file) {
        var raw = bytes(file);
        var allocated = THREADS.getCurrentThreadAllocatedBytes();
        var start = THREADS.getCurrentThreadCpuTime();
        explain(file.toString(), raw);
        return new Cost(
                (THREADS.getCurrentThreadCpuTime() - start) / 1e9,
                (THREADS.getCurrentThreadAllocatedBytes() - allocated) / 1e6);
    }

    private static Map<String, ?> explain(String name, byte[] raw) {
        return Explain.json(name, Reading.read(raw));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
