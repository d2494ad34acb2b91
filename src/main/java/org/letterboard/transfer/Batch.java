package org.letterboard.transfer;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letterboard.errands.Archived;

/// Some messages of an archive, which are taken in together.
///
/// @param read    bytes of all files that lie behind with the last of them
/// @param digests how many digests were taken apart for it
record Batch(List<Item> items, long read, int digests) {

    /// @param message null where it cannot be taken in
    /// @param why     why it cannot; empty where it can
    record Item(String place, String messageId, @Nullable Archived message, String why) {}

    List<Archived> messages() {
        return items.stream().flatMap(item -> Stream.ofNullable(item.message())).toList();
    }
}
