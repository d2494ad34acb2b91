package org.letterboard.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/// A self-signed certificate and its key as PEM files, made by the JDK's own keytool.
record TestKeys(Path cert, Path key) {

    private static final char[] PASSWORD = "for-the-test".toCharArray();

    static TestKeys make(Path folder, String name, String algorithm) throws Exception {
        var store = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mx",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new TestKeys(
                pem(
                        folder.resolve(name + "-cert.pem"),
                        "CERTIFICATE",
                        keys.getCertificate("mx").getEncoded()),
                pem(
                        folder.resolve(name + "-key.pem"),
                        "PRIVATE KEY",
                        keys.getKey("mx", PASSWORD).getEncoded()));
    }

    TestKeys copiedTo(Path folder) throws IOException {
        return new TestKeys(
                Files.copy(cert, folder.resolve(cert.getFileName())),
                Files.copy(key, folder.resolve(key.getFileName())));
    }

    static Path pem(Path file, String label, byte[] content) throws IOException {
        var base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(
                file, "a comment\n-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }
}
