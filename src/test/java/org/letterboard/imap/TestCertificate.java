package org.letterboard.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A self-signed certificate for one host name, made by the JDK's own keytool.
///
/// @param cert    as PEM
/// @param key     as PEM
/// @param context for a server that shows it
public record TestCertificate(Path cert, Path key, SSLContext context) {

    private static final String PASSWORD = "for-the-test";

    public static TestCertificate make(Path folder, String host) throws Exception {
        Files.createDirectories(folder);
        var store = folder.resolve(host + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "imap",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new TestCertificate(
                pem(
                        folder.resolve(host + ".pem"),
                        "CERTIFICATE",
                        keys.getCertificate("imap").getEncoded()),
                pem(
                        folder.resolve(host + "-key.pem"),
                        "PRIVATE KEY",
                        keys.getKey("imap", PASSWORD.toCharArray()).getEncoded()),
                context);
    }

    private static Path pem(Path file, String label, byte[] content) throws Exception {
        var base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return Files.writeString(
                file, "a remark\n-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }
}
