package org.letterboard.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.transfer.ArchiveFiles.ArchiveFile;

/// The messages of several files, one at a time.
final class Pieces implements AutoCloseable {
    private final Iterator<ArchiveFile> files;
    private final long largest;
    private @Nullable MboxReader mbox;
    private @Nullable ArchiveFile file;
    private long before;

    Pieces(List<ArchiveFile> files, long largest) {
        this.files = files.iterator();
        this.largest = largest;
    }

    /// @param read bytes of all files that lie behind with this message
    record Next(ArchiveFile file, Piece piece, long read) {

        /// A letter that stood in this piece, a digest.
        Next with(byte[] letter, FromLine from) {
            return new Next(file, new Piece(piece.number(), piece.offset(), piece.end(), from, letter), read);
        }
    }

    Optional<Next> next() throws IOException {
        while (true) {
            var now = file;
            var open = mbox;
            if (now != null && open != null) {
                var piece = open.next();
                if (piece.isPresent())
                    return Optional.of(
                            new Next(now, piece.get(), before + piece.get().end()));
                close();
                before += now.size();
            }
            if (!files.hasNext()) return Optional.empty();
            now = files.next();
            if (now.single()) {
                before += now.size();
                return Optional.of(new Next(now, single(now), before));
            }
            file = now;
            mbox = new MboxReader(now.path(), largest);
        }
    }

    private Piece single(ArchiveFile now) throws IOException {
        var modified = Files.getLastModifiedTime(now.path()).toInstant();
        var bytes = now.size() > largest ? null : Files.readAllBytes(now.path());
        return new Piece(1, 0, now.size(), new FromLine(null, modified, null), bytes);
    }

    @Override
    public void close() throws IOException {
        if (mbox != null) mbox.close();
        mbox = null;
    }
}
