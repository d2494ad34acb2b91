package org.letterboard.addresses;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys that sign tokens, by their number: the current one makes new tokens, old ones still read theirs.
public record Keyring(int current, Map<Integer, SecretKey> keys) {
    static final String ALGORITHM = "HmacSHA256";

    /// Four bits of a token say which key. A key changes once a year at most, so a number comes back when the longest
    /// purpose is over.
    static final int MOST_KEYS = 16;

    // As long as what SHA-256 gives: RFC 2104 section 3 advises against less.
    private static final int SHORTEST_KEY = 32;

    public Keyring {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(current)) throw new IllegalArgumentException("the keyring has no key " + current);
        for (var number : keys.keySet())
            if (number < 0 || number >= MOST_KEYS)
                throw new IllegalArgumentException("key " + number + " (expected 0 to " + (MOST_KEYS - 1) + ")");
    }

    /// A ring of keys given as bytes, at least 32 each.
    public static Keyring of(int current, Map<Integer, byte[]> keys) {
        return new Keyring(
                current,
                keys.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> key(each.getValue()))));
    }

    private static SecretKey key(byte[] bytes) {
        if (bytes.length < SHORTEST_KEY)
            throw new IllegalArgumentException("a key of " + bytes.length + " bytes (expected 32 or more)");
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    SecretKey currentKey() {
        return Objects.requireNonNull(keys.get(current));
    }

    /// Never the keys.
    @Override
    public String toString() {
        return "Keyring[current=" + current + ", keys=" + keys.keySet() + "]";
    }
}
