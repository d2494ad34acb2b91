package org.letterboard.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The keys behind our tokens. They stand in the database, so that all nodes have the same ones, wrapped (AES-GCM) by
/// a secret in a file, so that a copy of the database alone forges nothing.
public final class SigningKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;

    /// @param file holds the secret; made if it is missing, readable by us alone
    public SigningKeys(Path file) {
        try {
            if (Files.notExists(file)) write(file);
            this.secret = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the secret file cannot be used: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "secret-file " + file + ": not a secret that we wrote (expected base64)", e);
        }
    }

    private void write(Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ours);
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    /// All keys by number, the youngest with the highest; the first one is made if there is none.
    public Map<Integer, byte[]> load(Database database, Clock clock) {
        return database.inTransaction(tx -> {
            var stored = tx.createQuery("select id, made, wrapped from signing_key order by id")
                    .map(ConstructorMapper.of(Stored.class))
                    .list();
            if (stored.isEmpty()) return Map.of(0, make(tx, 0, clock.instant()));
            var keys = new TreeMap<Integer, byte[]>();
            stored.forEach(key -> keys.put(key.id(), unwrap(key.wrapped())));
            return keys;
        });
    }

    /// A row of the table.
    public record Stored(int id, Instant made, byte[] wrapped) {}

    private byte[] make(Handle tx, int number, Instant now) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        tx.createUpdate("insert into signing_key (id, made, wrapped) values (:id, :made, :wrapped)")
                .bind("id", number)
                .bind("made", now)
                .bind("wrapped", wrap(key))
                .execute();
        return key;
    }

    private byte[] wrap(byte[] key) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, key);
        var wrapped = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, wrapped, NONCE_BYTES, sealed.length);
        return wrapped;
    }

    private byte[] unwrap(byte[] wrapped) {
        return cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(wrapped, NONCE_BYTES),
                Arrays.copyOfRange(wrapped, NONCE_BYTES, wrapped.length));
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the keys in the database were wrapped with another secret than the one in secret-file", e);
        }
    }
}
