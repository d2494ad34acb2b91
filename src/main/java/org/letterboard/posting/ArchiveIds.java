package org.letterboard.posting;

import java.util.HexFormat;
import org.letterboard.errands.Incoming;

/// Names for messages from an archive that have none of their own. Made of what they say, so that a
/// second look at the archive, here or elsewhere, finds them again.
final class ArchiveIds {
    // 128 bits: no two messages meet in it by chance.
    private static final int BYTES = 16;

    private ArchiveIds() {}

    static String of(Incoming message) {
        return "<" + HexFormat.of().formatHex(message.hash(), 0, BYTES) + "@archive.invalid>";
    }
}
