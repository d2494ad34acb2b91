package org.letterboard.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes changed files over while the gateway runs. A set of files counts when it has been still for a while, so that
/// nobody's half-copied folder does, and when it is right as a whole; one that is not changes nothing and is told of
/// once.
///
/// Who owns the loop calls [#tick] every half second or so, from one thread.
public final class ConfigWatch {
    /// So long nothing may have changed before the files are read.
    public static final Duration STILL = Duration.ofSeconds(2);

    private final Path config;
    private final Consumer<Settings> takeOver;
    private final Consumer<Report> tell;
    private Settings running;
    private Set<Path> named = Set.of();
    private List<Mark> seen = List.of();
    private @Nullable Instant since;
    private @Nullable List<Mark> read;
    private boolean wasWrong;

    /// @param running  what the gateway was started with
    /// @param takeOver gets settings that are right, without what must wait for a restart. They may equal
    ///                 the former ones: a file that they name may have changed, such as a renewed certificate
    /// @param tell     gets what an administrator should know of
    public ConfigWatch(Path config, Settings running, Consumer<Settings> takeOver, Consumer<Report> tell) {
        this.config = config.toAbsolutePath().normalize();
        this.running = running;
        this.takeOver = takeOver;
        this.tell = tell;
    }

    /// A file as a glance at its folder shows it. The inode tells a file that was moved into place.
    private record Mark(Path path, long size, FileTime changed, String inode) {}

    /// Looks once, and acts if it is time to.
    public void tick(Instant now) {
        var marks = marks();
        if (since == null || !marks.equals(seen)) {
            seen = marks;
            since = now;
            return;
        }
        // now < since: somebody set the clock back. We wait anew and not for as long as it was set back.
        if (now.isBefore(since)) since = now;
        if (marks.equals(read) || now.isBefore(since.plus(STILL))) return;
        readAndAct(marks);
    }

    private void readAndAct(List<Mark> before) {
        var marks = before;
        var loaded = ConfigReader.read(config);
        if (!loaded.files().equals(named)) {
            // It names other files than the last one did. They are looked at from now on, and so read once more.
            named = loaded.files();
            marks = marks();
            loaded = ConfigReader.read(config);
        }
        // What changed while we read may be half read; the next tick sees that it changed.
        if (!marks.equals(marks())) return;
        var first = read == null;
        seen = marks;
        read = marks;
        act(loaded, first);
    }

    private void act(Loaded loaded, boolean first) {
        switch (loaded) {
            case Loaded.Wrong wrong -> {
                wasWrong = true;
                tell.accept(wrong.report());
            }
            case Loaded.Right right -> {
                // The first look only makes sure that nothing changed between the start and now.
                if (first && right.settings().equals(running)) return;
                take(right);
            }
        }
    }

    private void take(Loaded.Right right) {
        var waiting = AfterRestart.keys(running, right.settings()).stream()
                .map(key -> new Problem(ConfigReader.GATEWAY_FILE, 0, key, "changed; takes effect after a restart"));
        var remarks = Stream.concat(waiting, right.remarks().stream()).toList();
        running = AfterRestart.keep(running, right.settings());
        var tellRight = wasWrong || !remarks.isEmpty();
        wasWrong = false;
        takeOver.accept(running);
        if (tellRight) tell.accept(Report.right(remarks));
    }

    private List<Mark> marks() {
        var paths = new TreeSet<>(named);
        paths.add(config.resolve(ConfigReader.GATEWAY_FILE));
        paths.addAll(listFiles());
        return paths.stream().map(ConfigWatch::mark).toList();
    }

    private List<Path> listFiles() {
        var folder = config.resolve(ConfigReader.LISTS);
        if (!Files.isDirectory(folder)) return List.of();
        try (var entries = Files.list(folder)) {
            return entries.filter(ConfigReader::isToml).toList();
        } catch (IOException _) {
            return List.of(); // The reader finds the same and says so.
        }
    }

    private static Mark mark(Path path) {
        try {
            var file = Files.readAttributes(path, BasicFileAttributes.class);
            return new Mark(path, file.size(), file.lastModifiedTime(), String.valueOf(file.fileKey()));
        } catch (IOException _) {
            return new Mark(path, -1, FileTime.fromMillis(0), ""); // Not there is a state of a file, too.
        }
    }
}
