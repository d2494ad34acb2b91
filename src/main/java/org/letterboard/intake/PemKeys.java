package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The certificate chain and the private key for STARTTLS, from PEM files (RFC 7468). Read again when a file has
/// changed, since certificates are renewed every few weeks and nobody restarts a gateway for that.
final class PemKeys {

    private static final char[] NO_PASSWORD = new char[0];
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    private record Block(String label, byte[] content) {}

    private record Times(FileTime cert, FileTime key) {}

    private final Path certFile;
    private final Path keyFile;
    private final Journal journal;
    private @Nullable Times times;
    private @Nullable SSLContext context;

    PemKeys(Path certFile, Path keyFile, Journal journal) {
        this.certFile = certFile;
        this.keyFile = keyFile;
        this.journal = journal;
    }

    /// What to shake hands with. Throws only where there have never been usable files; the message is for an operator.
    synchronized SSLContext context() throws IOException {
        try {
            var found = new Times(Files.getLastModifiedTime(certFile), Files.getLastModifiedTime(keyFile));
            if (context == null || !found.equals(times)) {
                // Noted first: files that are wrong are complained of once, not at every connection.
                times = found;
                context = read();
            }
        } catch (IOException unusable) {
            if (context == null) throw unusable;
            journal.keysNotRead(unusable);
        }
        return context;
    }

    private SSLContext read() throws IOException {
        try {
            var chain = chain();
            var key = key(chain.getFirst().getPublicKey());
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("smtp", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            var made = SSLContext.getInstance("TLS");
            made.init(managers.getKeyManagers(), null, null);
            return made;
        } catch (GeneralSecurityException wrong) {
            throw new IOException(certFile + " and " + keyFile + " cannot be used: " + wrong.getMessage(), wrong);
        }
    }

    private List<Certificate> chain() throws IOException, GeneralSecurityException {
        var reader = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<Certificate>();
        for (var block : blocks(certFile))
            if (block.label().equals("CERTIFICATE"))
                chain.add(reader.generateCertificate(new ByteArrayInputStream(block.content())));
        if (chain.isEmpty())
            throw new IOException(certFile + ": no certificate in it (expected \"-----BEGIN CERTIFICATE-----\")");
        return chain;
    }

    private PrivateKey key(PublicKey itsPublicHalf) throws IOException, GeneralSecurityException {
        var block = blocks(keyFile).stream()
                .filter(b -> b.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() ->
                        new IOException(keyFile + ": no private key in it (expected \"-----BEGIN PRIVATE KEY-----\")"));
        if (!block.label().equals("PRIVATE KEY"))
            throw new IOException(keyFile + ": \"" + block.label() + "\" found, \"PRIVATE KEY\" (PKCS#8, no passphrase)"
                    + " expected; convert it: openssl pkcs8 -topk8 -nocrypt -in " + keyFile + " -out new-key.pem");
        var factory = KeyFactory.getInstance(itsPublicHalf.getAlgorithm());
        var key = factory.generatePrivate(new PKCS8EncodedKeySpec(block.content()));
        if (!belongTogether(key, itsPublicHalf))
            throw new IOException(keyFile + ": this is not the key of the first certificate in " + certFile);
        return key;
    }

    private static boolean belongTogether(PrivateKey key, PublicKey half) throws GeneralSecurityException {
        var algorithm = switch (half.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> half.getAlgorithm();
        };
        var words = "letterboard".getBytes(US_ASCII);
        var signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(words);
        var signature = signer.sign();
        signer.initVerify(half);
        signer.update(words);
        return signer.verify(signature);
    }

    private static List<Block> blocks(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), ISO_8859_1);
        var found = new ArrayList<Block>();
        var begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            var labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
            var end = labelEnd < 0 ? -1 : text.indexOf("-----END ", labelEnd);
            if (end < 0) throw new IOException(file + ": a \"-----BEGIN\" without its \"-----END\"");
            var label = text.substring(begin + BEGIN.length(), labelEnd);
            found.add(new Block(label, decode(file, label, text.substring(labelEnd + DASHES.length(), end))));
            begin = text.indexOf(BEGIN, end);
        }
        return found;
    }

    private static byte[] decode(Path file, String label, String base64) throws IOException {
        // Keys of the older forms have headers before their base64; they are refused by their label.
        if (base64.indexOf(':') >= 0) return new byte[0];
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": the base64 of \"" + label + "\" is broken: " + wrong.getMessage(), wrong);
        }
    }
}
