package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayFileTest {
    @TempDir
    Path home;

    @Test
    void a_database_server_needs_a_name_to_log_in_with() {
        var folder = ConfigFolder.least(home).with("letterboard.toml", ConfigFolder.LEAST + """
                [database]
                url = "jdbc:postgresql://localhost/letterboard"
                """);
        assertThat(folder.problems())
                .containsExactly("letterboard.toml line 3  database.user: missing (for example \"letterboard\")");

        folder.with("letterboard.toml", ConfigFolder.LEAST + """
                [database]
                url = "jdbc:postgresql://localhost/letterboard"
                user = "letterboard"
                """);
        assertThat(folder.settings().database())
                .isEqualTo(new DatabaseSettings("jdbc:postgresql://localhost/letterboard", "letterboard", null));
    }

    @Test
    void a_mailbox_in_single_brackets_is_told_of_the_double_ones() {
        var folder =
                ConfigFolder.least(home).with("letterboard.toml", ConfigFolder.LEAST + "[mailbox]\nhost = \"a\"\n");

        assertThat(folder.problems())
                .containsExactly("letterboard.toml line 3  mailbox: expected [[mailbox]], in two brackets");
    }

    @Test
    void files_that_are_named_must_be_there_and_be_what_they_are_named_for() throws Exception {
        var folder = ConfigFolder.least(home)
                .beside("cert.pem", "not a certificate")
                .beside("password", "\n")
                .with("letterboard.toml", ConfigFolder.LEAST + """
                        [smtp]
                        tls-cert = "cert.pem"
                        tls-key = "key.pem"
                        [relay]
                        user = "me"
                        password-file = "password"
                        """);
        assertThat(folder.problems())
                .containsExactly(
                        "letterboard.toml line 4  smtp.tls-cert: \"cert.pem\" (not a PEM file with -----BEGIN CERTIFICATE-----)",
                        "letterboard.toml line 5  smtp.tls-key: \"key.pem\" (there is no such file: "
                                + home.resolve("key.pem") + ")",
                        "letterboard.toml line 8  relay.password-file: \"password\" (expected one line with the password in it: "
                                + home.resolve("password") + ")");

        folder.with("letterboard.toml", ConfigFolder.LEAST + "[smtp]\ntls-cert = \"cert.pem\"\n")
                .beside("cert.pem", "-----BEGIN CERTIFICATE-----");
        assertThat(folder.problems()).containsExactly("letterboard.toml line 4  smtp.tls-cert: needs smtp.tls-key too");
    }

    @Test
    void a_password_keeps_its_blanks_and_loses_its_line_end() {
        var folder = ConfigFolder.least(home)
                .beside("password", " open sesame \r\n")
                .with(
                        "letterboard.toml",
                        ConfigFolder.LEAST + "[relay]\nuser = \"me\"\npassword-file = \"password\"\n");

        assertThat(folder.settings().relay().password()).isEqualTo(new Secret(" open sesame "));
    }

    @Test
    void an_empty_database_table_is_not_taken_for_none() {
        var folder = ConfigFolder.least(home).with("letterboard.toml", ConfigFolder.LEAST + "[database]\n");

        assertThat(folder.problems())
                .containsExactly(
                        "letterboard.toml line 3  database.url: missing (for example \"jdbc:postgresql://localhost/letterboard\")",
                        "letterboard.toml line 3  database.user: missing (for example \"letterboard\")");
    }
}
