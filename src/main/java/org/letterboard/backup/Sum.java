package org.letterboard.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Counts rows, and adds their hashes up, so that two tables with the same rows have the same sum in whatever order
/// they are read: databases sort words differently.
final class Sum {
    private static final int LONG = 8;
    private static final int BITS = 8;

    private final MessageDigest digest = sha256();
    private long rows;
    private long high;
    private long low;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(byte[] row) {
        var hash = digest.digest(row);
        rows++;
        high += number(hash, 0);
        low += number(hash, LONG);
    }

    private static long number(byte[] bytes, int from) {
        var number = 0L;
        for (var i = from; i < from + LONG; i++) number = number << BITS | (bytes[i] & 0xff);
        return number;
    }

    long rows() {
        return rows;
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
