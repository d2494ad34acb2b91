package org.letterboard.transfer;

import java.util.List;

/// For the corpus report, which stands in another package.
public final class Letters {
    private Letters() {}

    /// The letters in a digest, as an import takes them in; none where it is no digest.
    public static List<byte[]> of(byte[] message) {
        return Digest.letters(message);
    }
}
