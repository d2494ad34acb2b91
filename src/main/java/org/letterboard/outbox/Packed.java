package org.letterboard.outbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Member ids in eight bytes each, as a parcel keeps them.
final class Packed {
    private Packed() {}

    static byte[] pack(List<Long> ids) {
        var bytes = ByteBuffer.allocate(ids.size() * Long.BYTES);
        ids.forEach(bytes::putLong);
        return bytes.array();
    }

    static List<Long> unpack(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        var ids = new ArrayList<Long>(packed.length / Long.BYTES);
        while (bytes.hasRemaining()) ids.add(bytes.getLong());
        return ids;
    }
}
