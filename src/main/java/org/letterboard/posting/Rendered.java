package org.letterboard.posting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.letterboard.outbox.Rendering;

/// A mailing ready for the wire: pieces of arrays, so that a large message is not copied.
final class Rendered implements Rendering.Copy {

    /// The bytes `[start, end)` of an array.
    record Slice(byte[] bytes, int start, int end) {
        static Slice of(byte[] whole) {
            return new Slice(whole, 0, whole.length);
        }

        int length() {
            return end - start;
        }
    }

    private final List<Slice> slices;
    private final Function<Rendering.Recipient, Rendering.Personal> personal;
    private final long size;
    private final boolean eightBit;

    Rendered(List<Slice> slices, Function<Rendering.Recipient, Rendering.Personal> personal) {
        this.slices = List.copyOf(slices);
        this.personal = personal;
        this.size = slices.stream().mapToLong(Slice::length).sum();
        this.eightBit = slices.stream().anyMatch(Rendered::hasHighBytes);
    }

    private static boolean hasHighBytes(Slice slice) {
        for (var i = slice.start(); i < slice.end(); i++) if (slice.bytes()[i] < 0) return true;
        return false;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean eightBit() {
        return eightBit;
    }

    @Override
    public Rendering.Personal personal(Rendering.Recipient recipient) {
        return personal.apply(recipient);
    }

    @Override
    public void writeCommon(OutputStream out) throws IOException {
        for (var slice : slices) out.write(slice.bytes(), slice.start(), slice.length());
    }
}
