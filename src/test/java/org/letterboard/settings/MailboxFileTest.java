package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letterboard.imap.TestCertificate;
import org.letterboard.settings.MailboxSettings.Tls;

class MailboxFileTest {
    @TempDir
    Path home;

    private ConfigFolder mailboxes(String tables) {
        return ConfigFolder.least(home)
                .beside("secret/walkers", "open sesame\n")
                .with("letterboard.toml", ConfigFolder.LEAST + tables);
    }

    private static final String LEAST = """
            [[mailbox]]
            host = "imap.example.org"
            user = "walkers"
            password-file = "secret/walkers"
            """;

    @Test
    void an_account_needs_a_host_a_user_and_a_password() {
        assertThat(mailboxes(LEAST).settings().mailboxes()).singleElement().satisfies(mailbox -> {
            assertThat(mailbox.host()).isEqualTo("imap.example.org");
            assertThat(mailbox.port()).isEqualTo(993);
            assertThat(mailbox.tls()).isEqualTo(Tls.IMPLICIT);
            assertThat(mailbox.authorities()).isEmpty();
            assertThat(mailbox.password()).isEqualTo(new Secret("open sesame"));
            assertThat(mailbox.folder()).isEqualTo("INBOX");
            assertThat(mailbox.done()).isEqualTo("Letterboard/Done");
            assertThat(mailbox.toString()).doesNotContain("sesame");
        });
        assertThat(mailboxes("[[mailbox]]\n").problems())
                .containsExactly(
                        "letterboard.toml line 3  mailbox.password-file: missing (for example \"secret/key\")",
                        "letterboard.toml line 3  mailbox.host: missing (for example \"imap.example.org\")",
                        "letterboard.toml line 3  mailbox.user: missing (for example \"walkers\")");
    }

    @Test
    void without_encryption_only_this_machine_can_be_asked() {
        assertThat(mailboxes(LEAST + "tls = \"none\"\n").problems())
                .containsExactly("letterboard.toml line 7  mailbox.tls: \"none\" (on this machine only)");
        var here = LEAST.replace("imap.example.org", "127.0.0.1") + "tls = \"none\"\nport = 143\n";
        assertThat(mailboxes(here).settings().mailboxes().getFirst().tls()).isEqualTo(Tls.NONE);
    }

    @Test
    void the_authorities_are_read_when_the_settings_are() throws Exception {
        var certificate = TestCertificate.make(home.resolve("made"), "localhost");
        var two = Files.readString(certificate.cert()) + "and\n" + Files.readString(certificate.cert());
        var folder = mailboxes(LEAST + "ca-file = \"ca.pem\"\n").beside("ca.pem", two);
        assertThat(folder.settings().mailboxes().getFirst().authorities()).hasSize(2);

        folder.beside("ca.pem", Files.readString(certificate.key()));
        assertThat(folder.problems())
                .containsExactly("letterboard.toml line 7  mailbox.ca-file: \"ca.pem\" (no certificates in PEM: "
                        + "there is no -----BEGIN CERTIFICATE-----)");
        folder.beside("ca.pem", two.replaceFirst("\nMII", "\nMIIB"));
        assertThat(folder.problems())
                .singleElement()
                .asString()
                .startsWith("letterboard.toml line 7  mailbox.ca-file: \"ca.pem\" (no certificates in PEM: ");
        folder.beside("ca.pem", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n");
        assertThat(folder.problems()).hasSize(1);
    }

    @Test
    void no_folder_is_emptied_twice_nor_into_itself() {
        var again = LEAST.replace("imap.", "IMAP.") + "folder = \"inbox\"\n";
        assertThat(mailboxes(LEAST + again).problems())
                .containsExactly(
                        "letterboard.toml line 7  mailbox: \"walkers@imap.example.org/INBOX\" (is there twice)");
        assertThat(mailboxes(LEAST + LEAST + "folder = \"Lists\"\n").settings().mailboxes())
                .hasSize(2);
        assertThat(mailboxes(LEAST + "done = \"Inbox\"\n").problems())
                .containsExactly(
                        "letterboard.toml line 7  mailbox.done: \"Inbox\" (is the folder that mail is fetched from)");
    }

    @Test
    void what_is_wrong_is_told_with_its_line() {
        assertThat(mailboxes("""
                        [[mailbox]]
                        host = "imap.example.org"
                        prot = 993
                        user = "walkers"
                        password-file = "secret/nobody"
                        """).problems())
                .containsExactly(
                        "letterboard.toml line 5  mailbox.prot: unknown; did you mean mailbox.port?",
                        "letterboard.toml line 7  mailbox.password-file: \"secret/nobody\" (there is no such file: "
                                + home.resolve("secret/nobody") + ")");
    }
}
