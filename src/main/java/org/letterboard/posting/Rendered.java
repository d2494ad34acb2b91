package org.letterboard.posting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.letterboard.outbox.Rendering;

/// A mailing ready for the wire: parts of what came in and of what we add, so that a message is not copied.
final class Rendered implements Rendering.Copy {

    sealed interface Part {
        void write(OutputStream out) throws IOException;

        /// Bytes of memory.
        int held();
    }

    /// The bytes `[start, end)` of an array.
    record Slice(byte[] bytes, int start, int end) implements Part {
        static Slice of(byte[] whole) {
            return new Slice(whole, 0, whole.length);
        }

        @Override
        public void write(OutputStream out) throws IOException {
            out.write(bytes, start, end - start);
        }

        @Override
        public int held() {
            return end - start;
        }
    }

    /// Reads a message where it is stored.
    interface Stored {
        /// Writes its bytes `[start, end)`.
        void copy(long start, long end, OutputStream out) throws IOException;
    }

    private record StoredSlice(Stored stored, int start, int end) implements Part {
        @Override
        public void write(OutputStream out) throws IOException {
            stored.copy(start, end, out);
        }

        @Override
        public int held() {
            return 0;
        }
    }

    private final List<? extends Part> parts;
    private final Function<Rendering.Recipient, Rendering.Personal> personal;
    private final boolean eightBit;

    Rendered(List<Slice> slices, Function<Rendering.Recipient, Rendering.Personal> personal) {
        this(List.copyOf(slices), personal, slices.stream().anyMatch(Rendered::hasHighBytes));
    }

    private Rendered(
            List<? extends Part> parts, Function<Rendering.Recipient, Rendering.Personal> personal, boolean eightBit) {
        this.parts = parts;
        this.personal = personal;
        this.eightBit = eightBit;
    }

    private static boolean hasHighBytes(Slice slice) {
        for (var i = slice.start(); i < slice.end(); i++) if (slice.bytes()[i] < 0) return true;
        return false;
    }

    /// The same without holding `whole`, which is read again for each recipient.
    Rendered letGo(byte[] whole, Stored stored) {
        return new Rendered(
                parts.stream().map(part -> letGo(part, whole, stored)).toList(), personal, eightBit);
    }

    // The same bytes in another array would stay where they are.
    @SuppressWarnings("ReferenceEquality")
    private static Part letGo(Part part, byte[] whole, Stored stored) {
        return part instanceof Slice(var bytes, var start, var end) && bytes == whole
                ? new StoredSlice(stored, start, end)
                : part;
    }

    @Override
    public long held() {
        return parts.stream().mapToLong(Part::held).sum();
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
        for (var part : parts) part.write(out);
    }
}
