package org.letterboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTlsTest {

    @TempDir
    static Path made;

    private static TestKeys first;
    private static TestKeys second;

    @TempDir
    Path folder;

    private final OpenDoor.Limits limits = new OpenDoor.Limits();

    /// Once for all: keytool takes a second.
    @BeforeAll
    static void makeKeys() throws Exception {
        first = TestKeys.make(made, "first", "EC");
        second = TestKeys.make(made, "second", "EC");
    }

    private OpenDoor door(TestKeys keys) throws IOException {
        limits.cert = keys.cert();
        limits.key = keys.key();
        return new OpenDoor(limits, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void a_message_comes_in_over_tls(String algorithm) throws Exception {
        try (var door = door(TestKeys.make(folder, "mx.lists.test", algorithm));
                var peer = door.peer()) {
            peer.reply();
            assertThat(peer.ask("EHLO peer.test")).contains("\n250-STARTTLS\n");
            assertThat(peer.ask("STARTTLS now")).startsWith("501 5.5.4");
            assertThat(peer.ask("STARTTLS")).startsWith("220 2.0.0");
            assertThat(peer.startTls()).isEqualTo("CN=mx.lists.test");
            assertThat(peer.ask("EHLO peer.test")).doesNotContain("STARTTLS");
            assertThat(peer.ask("STARTTLS")).startsWith("503 5.5.1");
            assertThat(peer.readyForData().ask("x".repeat(400_000) + "\r\n.")).startsWith("250 2.0.0");
            assertThat(door.caught.getFirst().arrival().tls()).startsWith("TLSv1.3 TLS_");
            assertThat(peer.ask("XYZZY")).startsWith("500 5.5.1");
            assertThat(peer.ask("QUIT")).startsWith("221 2.0.0");
        }
    }

    @Test
    void what_was_said_in_the_plain_is_forgotten() throws Exception {
        try (var door = door(first.copiedTo(folder));
                var peer = door.peer().ready()) {
            peer.ask("MAIL FROM:<ann@example.net>");
            peer.ask("RCPT TO:<walkers@lists.test>");
            peer.ask("STARTTLS");
            peer.startTls();
            assertThat(peer.ask("DATA")).startsWith("503 5.5.1");
            assertThat(peer.ask("MAIL FROM:<ann@example.net>")).startsWith("503 5.5.1 EHLO");
        }
    }

    /// CVE-2011-0411: what a man in the middle puts behind STARTTLS must not be heard as if it had come by TLS.
    @Test
    void commands_behind_starttls_are_not_heard() throws Exception {
        try (var door = door(first.copiedTo(folder));
                var peer = door.peer().ready()) {
            peer.send("STARTTLS\r\nEHLO evil.test\r\nMAIL FROM:<evil@example.net>\r\n");
            assertThat(peer.reply()).startsWith("220 2.0.0");
            peer.startTls();
            assertThat(peer.ask("NOOP")).isEqualTo("250 2.0.0 Ok");
            assertThat(peer.ask("MAIL FROM:<ann@example.net>")).startsWith("503 5.5.1 EHLO");
            assertThat(peer.ask("EHLO peer.test")).startsWith("250-");
            assertThat(peer.ask("MAIL FROM:<ann@example.net>")).startsWith("250 2.1.0");
        }
    }

    @Test
    void a_handshake_that_is_none_ends_the_session() throws Exception {
        try (var door = door(first.copiedTo(folder));
                var peer = door.peer().ready()) {
            peer.ask("STARTTLS");
            peer.send("MAIL FROM:<ann@example.net>\r\nRCPT TO:<walkers@lists.test>\r\n");
            try (var next = door.peer().ready()) {
                assertThat(next.ask("NOOP")).startsWith("250");
            }
        }
    }

    @Test
    void a_renewed_certificate_is_used_at_once_and_a_broken_one_is_not() throws Exception {
        var keys = first.copiedTo(folder);
        try (var door = door(keys)) {
            assertThat(nameShownBy(door)).isEqualTo("CN=first");
            var next = second.copiedTo(folder);
            Files.move(next.cert(), keys.cert(), StandardCopyOption.REPLACE_EXISTING);
            Files.move(next.key(), keys.key(), StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(keys.cert(), FileTime.fromMillis(1_000_000_000_000L));
            assertThat(nameShownBy(door)).isEqualTo("CN=second");
            Files.writeString(keys.cert(), "not a certificate");
            assertThat(nameShownBy(door)).isEqualTo("CN=second");
        }
    }

    private static String nameShownBy(OpenDoor door) throws Exception {
        try (var peer = door.peer().ready()) {
            peer.ask("STARTTLS");
            return peer.startTls();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void a_key_of_another_form_is_refused_with_the_way_out(String label) throws Exception {
        var keys = first.copiedTo(folder);
        TestKeys.pem(keys.key(), label, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> door(keys))
                .isInstanceOf(IOException.class)
                .hasMessage(keys.key() + ": \"" + label + "\" found, \"PRIVATE KEY\" (PKCS#8, no passphrase) expected;"
                        + " convert it: openssl pkcs8 -topk8 -nocrypt -in " + keys.key() + " -out new-key.pem");
    }

    @Test
    void files_that_do_not_fit_are_refused() throws Exception {
        var one = first.copiedTo(folder);
        var two = second.copiedTo(folder);
        assertThatThrownBy(() -> door(new TestKeys(one.cert(), two.key())))
                .hasMessage(two.key() + ": this is not the key of the first certificate in " + one.cert());
        assertThatThrownBy(() -> door(new TestKeys(one.key(), one.key()))).hasMessageContaining("no certificate in it");
        assertThatThrownBy(() -> door(new TestKeys(one.cert(), one.cert())))
                .hasMessageContaining("no private key in it");
        Files.writeString(two.cert(), "-----BEGIN CERTIFICATE-----\nAAAA");
        assertThatThrownBy(() -> door(two)).hasMessageContaining("without its \"-----END\"");
    }
}
