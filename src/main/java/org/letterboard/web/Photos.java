package org.letterboard.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.letterboard.board.Attached;
import org.letterboard.pictures.Picture;

/// The photos among the attachments, as pages show them: made from the source when somebody looks at one, and kept in a
/// folder for the next. The folder may be emptied at any time. A start empties it: after a restored backup, the same
/// numbers may be those of other photos.
final class Photos {
    private static final Set<String> TYPES =
            Set.of("image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/gif", "image/webp");
    // Bytes, some 1,000 photos.
    private static final long ROOM = 200_000_000;
    // Of which little is to be kept: that they are none.
    private static final int MOST_KEPT = 10_000;

    private final Spool spool;
    private final Path folder;
    // One at a time: a photo of twelve megapixels takes a tenth of our memory.
    private final ReentrantLock making = new ReentrantLock();
    // By name, the oldest first.
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private long size;

    /// @param type null where the attachment turned out to be no picture
    private record Kept(@Nullable String type, long size) {}

    record Copy(String type, Answer.Opened opened) {}

    Photos(Spool spool, Path folder) {
        this.spool = spool;
        this.folder = folder;
    }

    void start() throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) Files.deleteIfExists(file);
        }
    }

    /// Whether it is to be shown; if it can be is known when somebody wants to see it.
    static boolean isShown(Attached attached) {
        return TYPES.contains(attached.type());
    }

    /// Photos and films that may tell where they were taken, and of which we can make no copy that does not.
    static boolean mayTell(Attached attached) {
        var type = attached.type();
        return isHeic(attached)
                || type.startsWith("video/")
                || Set.of("image/tiff", "image/avif").contains(type)
                || attached.name().toLowerCase(Locale.ROOT).matches(".*\\.(avif|tiff?|dng|mov|mp4|m4v)");
    }

    static boolean isHeic(Attached attached) {
        var name = attached.name().toLowerCase(Locale.ROOT);
        return Set.of("image/heic", "image/heif").contains(attached.type())
                || name.endsWith(".heic")
                || name.endsWith(".heif");
    }

    /// The copy of a photo; empty where it cannot be read. May wait for others, so never in a transaction.
    Optional<Copy> copy(long source, Attached attached) {
        var name = source + "-" + attached.part();
        try {
            var known = find(name);
            if (isNone(known)) return Optional.empty();
            var copy = opened(name, known);
            return copy == null ? made(name, source, attached) : Optional.of(copy);
        } catch (IOException e) {
            throw new UncheckedIOException("a photo cannot be copied", e);
        }
    }

    private Optional<Copy> made(String name, long source, Attached attached) throws IOException {
        making.lock();
        try {
            // Others may have wanted to see the same one.
            var known = find(name);
            if (isNone(known)) return Optional.empty();
            var copy = opened(name, known);
            if (copy != null) return Optional.of(copy);
            var picture = picture(source, attached);
            if (picture.isPresent())
                Files.write(folder.resolve(name), picture.get().bytes());
            var fresh = picture.map(p -> new Kept(p.type(), p.bytes().length)).orElse(new Kept(null, 0));
            keep(name, fresh);
            return Optional.ofNullable(opened(name, fresh));
        } finally {
            making.unlock();
        }
    }

    private Optional<Picture> picture(long source, Attached attached) throws IOException {
        var file = spool.decoded(source, attached);
        try {
            return Picture.webSized(file);
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isNone(@Nullable Kept known) {
        return known != null && known.type() == null;
    }

    /// Null where there is none yet, or its file is gone: then it is made anew.
    private @Nullable Copy opened(String name, @Nullable Kept known) throws IOException {
        var type = known == null ? null : known.type();
        if (known == null || type == null) return null;
        try {
            var bytes = Files.newInputStream(folder.resolve(name));
            return new Copy(type, new Answer.Opened(known.size(), bytes));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private @Nullable Kept find(String name) {
        synchronized (kept) {
            return kept.get(name);
        }
    }

    private void keep(String name, Kept fresh) throws IOException {
        synchronized (kept) {
            var before = kept.remove(name);
            kept.put(name, fresh);
            size += fresh.size() - (before == null ? 0 : before.size());
            for (var all = kept.entrySet().iterator(); size > ROOM || kept.size() > MOST_KEPT; ) {
                var oldest = all.next();
                Files.deleteIfExists(folder.resolve(oldest.getKey()));
                size -= oldest.getValue().size();
                all.remove();
            }
        }
    }
}
