package org.letterboard.addresses;

import org.jspecify.annotations.Nullable;

/// RFC 4648 base32, in lower case and without padding: five bits a letter, and no letter that looks like another.
final class Base32 {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    static char letter(int fiveBits) {
        return LETTERS.charAt(fiveBits & 31);
    }

    /// The value of a letter of any case; -1 for anything else.
    static int value(int c) {
        if (c >= 'a' && c <= 'z') return c - 'a';
        if (c >= 'A' && c <= 'Z') return c - 'A';
        return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    }

    /// Writes bytes whose number of bits is a multiple of five, so that no bit is left over that could be changed.
    static String write(byte[] bytes) {
        var text = new StringBuilder(bytes.length * Byte.SIZE / BITS);
        var bits = 0;
        var held = 0;
        for (var each : bytes) {
            held = held << Byte.SIZE | Byte.toUnsignedInt(each);
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) text.append(letter(held >>> (bits - BITS)));
        }
        return text.toString();
    }

    /// Null where there is a character that base32 does not have.
    static byte @Nullable [] read(String text) {
        var bytes = new byte[text.length() * BITS / Byte.SIZE];
        var bits = 0;
        var held = 0;
        var at = 0;
        for (var i = 0; i < text.length(); i++) {
            var value = value(text.charAt(i));
            if (value < 0) return null;
            held = held << BITS | value;
            bits += BITS;
            if (bits < Byte.SIZE) continue;
            bits -= Byte.SIZE;
            bytes[at++] = (byte) (held >>> bits);
        }
        return bytes;
    }
}
