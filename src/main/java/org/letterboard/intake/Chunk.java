package org.letterboard.intake;

import org.jspecify.annotations.Nullable;

/// The argument of BDAT (RFC 3030): how many bytes follow, and whether they are the last of the message.
record Chunk(long size, boolean last) {

    // Digits of a size that a long can hold whatever they are.
    private static final int MOST_DIGITS = 18;

    static @Nullable Chunk parse(String argument) {
        var space = argument.indexOf(' ');
        var last = space >= 0 && argument.substring(space).strip().equalsIgnoreCase("LAST");
        if (space >= 0 && !last) return null;
        var size = number(space < 0 ? argument : argument.substring(0, space));
        return size < 0 ? null : new Chunk(size, last);
    }

    /// A decimal number as BDAT and SIZE have it, -1 where it is none.
    static long number(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) return -1;
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
    }
}
