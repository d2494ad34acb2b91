package org.letterboard.digest;

/// A member who gets digests, and how far they have come.
///
/// @param number the last post that they have had, or were not to have
/// @param paused no mail to them for now
public record Reader(long memberId, long number, String address, boolean paused) {
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
