package org.letterboard.transfer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letterboard.errands.Archived;

/// Cuts an archive into batches: so small that one is written in a moment and others can write between
/// them, and a large message stands alone.
final class Batches implements AutoCloseable {
    private static final int MOST_MESSAGES = 200;
    private static final long MOST_BYTES = 1_000_000;

    private final Pieces pieces;
    private final Arrivals arrivals;
    private final long largest;
    private Pieces.@Nullable Next kept;
    // What is left of a digest.
    private final Deque<Pieces.Next> digest = new ArrayDeque<>();
    private int digests;

    Batches(ArchiveFiles archive, long largest, Arrivals arrivals) {
        this.pieces = new Pieces(archive.files(), largest);
        this.arrivals = arrivals;
        this.largest = largest;
    }

    /// The next one; empty at the end.
    Optional<Batch> next() throws IOException {
        var items = new ArrayList<Batch.Item>();
        var bytes = 0L;
        var read = 0L;
        for (var next = following(); next != null; next = following()) {
            var size = next.piece().bytes() == null ? 0 : next.piece().bytes().length;
            if (!items.isEmpty() && (items.size() == MOST_MESSAGES || bytes + size > MOST_BYTES)) {
                kept = next;
                break;
            }
            items.add(item(next));
            bytes += size;
            read = next.read();
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new Batch(List.copyOf(items), read, counted()));
    }

    private int counted() {
        var counted = digests;
        digests = 0;
        return counted;
    }

    private Pieces.@Nullable Next following() throws IOException {
        var next = kept;
        kept = null;
        if (next != null) return next;
        if (digest.isEmpty()) pieces.next().ifPresent(this::takeApart);
        return digest.poll();
    }

    /// A digest is its letters, each in the place where the digest stands; else it is what it is.
    private void takeApart(Pieces.Next next) {
        var bytes = next.piece().bytes();
        var letters = bytes == null ? List.<byte[]>of() : Digest.letters(bytes);
        if (letters.isEmpty()) digest.add(next);
        else digests++;
        for (var letter : letters)
            digest.add(next.with(letter, arrivals.written(next.piece().from(), letter)));
    }

    private Batch.Item item(Pieces.Next next) {
        var piece = next.piece();
        var place = next.file().single()
                ? next.file().name()
                : String.format(
                        Locale.ROOT, "%s, message %d at byte %d", next.file().name(), piece.number(), piece.offset());
        var bytes = piece.bytes();
        if (bytes == null)
            return new Batch.Item(place, "", null, "it is larger than smtp.max-size (" + largest + " bytes) allows");
        return new Batch.Item(
                place,
                arrivals.messageId(bytes),
                new Archived(
                        arrivals.of(piece.from(), bytes), place, piece.from().sentAs()),
                "");
    }

    @Override
    public void close() throws IOException {
        pieces.close();
    }
}
