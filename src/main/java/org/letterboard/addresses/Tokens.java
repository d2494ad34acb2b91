package org.letterboard.addresses;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Makes and reads the tokens in our addresses and links. Any number of threads may use it at once.
///
/// A token is 20 bytes, 32 letters of base32: key number and purpose (4 bits each), the day it was issued (16), an id
/// (56), and the first 80 bits of an HMAC-SHA256 over these and the name of the list. All 160 bits are used, so every
/// token is written in one way only, and any change of case leaves it as it is. The id can be read by everyone.
public final class Tokens {
    private static final int LENGTH = 32;
    private static final int SAID_BYTES = 10;
    // RFC 2104 section 5: not less than 80 bits. A guess costs a mail, and 2^80 mails are not sent.
    private static final int SIGNATURE_BYTES = 10;
    private static final long LARGEST_ID = (1L << 56) - 1;
    // Counted from here, 16 bits of days last until 2205.
    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);

    private final Keyring keyring;
    private final Clock clock;

    public Tokens(Keyring keyring, Clock clock) {
        this.keyring = keyring;
        this.clock = clock;
    }

    /// A token for `id`, which is not negative and below 2^56, good for this list only and from today.
    public String make(Purpose purpose, String list, long id) {
        if (id < 0 || id > LARGEST_ID) throw new IllegalArgumentException("id " + id + " does not fit into 56 bits");
        var said = ByteBuffer.allocate(SAID_BYTES + SIGNATURE_BYTES)
                .put((byte) (keyring.current() << 4 | purpose.code()))
                .putShort((short) (today().toEpochDay() - DAY_0.toEpochDay()))
                .putInt((int) (id >>> 24))
                .put((byte) (id >>> 16))
                .putShort((short) id);
        said.put(signature(keyring.currentKey(), said.array(), list), 0, SIGNATURE_BYTES);
        return Base32.write(said.array());
    }

    /// What a token of this list says. Whatever is wrong with one, the answer is the same: whoever tries learns
    /// nothing.
    public Reading read(String list, String token) {
        var bytes = token.length() == LENGTH ? Base32.read(token) : null;
        if (bytes == null) return new Reading.Forged();
        var key = keyring.keys().get(Byte.toUnsignedInt(bytes[0]) >>> 4);
        if (key == null || !isSigned(key, bytes, list)) return new Reading.Forged();

        var said = ByteBuffer.wrap(bytes);
        var issued = DAY_0.plusDays(Short.toUnsignedInt(said.getShort(1)));
        var id = said.getLong(2) & LARGEST_ID;
        return Purpose.of(bytes[0] & 15)
                .map(purpose -> reading(purpose, id, issued))
                .orElseGet(Reading.Forged::new);
    }

    private Reading reading(Purpose purpose, long id, LocalDate issued) {
        return today().isAfter(purpose.lastDay(issued))
                ? new Reading.Expired(purpose, id, issued)
                : new Reading.Valid(purpose, id, issued);
    }

    /// Whether a text could be a token, ours or forged.
    static boolean hasForm(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> Base32.value(c) >= 0);
    }

    private static boolean isSigned(SecretKey key, byte[] token, String list) {
        var theirs = Arrays.copyOfRange(token, SAID_BYTES, token.length);
        return MessageDigest.isEqual(Arrays.copyOf(signature(key, token, list), SIGNATURE_BYTES), theirs);
    }

    /// A Mac of its own each time, since a Mac keeps state and belongs to one thread.
    private static byte[] signature(SecretKey key, byte[] said, String list) {
        try {
            var mac = Mac.getInstance(Keyring.ALGORITHM);
            mac.init(key);
            mac.update(said, 0, SAID_BYTES);
            return mac.doFinal(list.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256, which every Java must have", e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
