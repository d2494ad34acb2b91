package org.letterboard.digest;

import java.util.List;
import java.util.Optional;

/// The Message-IDs of our digests: what answers a digest names one of them, whatever address it is sent to.
///
/// @param domain ours
public record DigestIds(String domain) {
    private static final String PREFIX = "<d.";
    private static final int BASE = 36;
    // A long in base 36 has 13 at most, and our ids are far from that.
    private static final String NUMBER = "[0-9a-z]{1,11}";

    String messageId(long digest) {
        return PREFIX + Long.toString(digest, BASE) + "@" + domain + ">";
    }

    /// The first digest that is named; whether there is such a one is not known here.
    public Optional<Long> in(List<String> messageIds) {
        var end = "@" + domain + ">";
        for (var id : messageIds) {
            if (!id.startsWith(PREFIX) || !id.endsWith(end)) continue;
            var number = id.substring(PREFIX.length(), id.length() - end.length());
            if (number.matches(NUMBER)) return Optional.of(Long.parseLong(number, BASE));
        }
        return Optional.empty();
    }
}
