package org.letterboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterRestartTest {
    @TempDir
    Path home;

    /// Other than the default in everything that can be set as yet.
    private static final String OTHER = """
            domain = "other.example.org"
            operator = "other@example.net"
            data = "other"
            zone = "Europe/London"
            separator = "="
            secret-file = "other"
            smtp = {listen = "127.0.0.1:0", max-size = "1MB", max-recipients = 1, max-connections = 2, max-per-peer = 3, idle = "4s"}
            relay = {host = "other.example.org", port = 26, tls = "none", connections = 5}
            web = {listen = "127.0.0.1:0", url = "https://other.example.org", metrics-token = "other"}
            memory = {in-flight = "2MB"}
            disk = {keep-free = "3MB"}
            mailbox = [{host = "imap.example.org", user = "walkers", password-file = "password"}]
            """;

    @Test
    void what_waits_stays_and_all_else_is_new() {
        var running = ConfigFolder.least(home).settings();
        var fresh = ConfigFolder.least(home)
                .beside("password", "open sesame")
                .with("letterboard.toml", OTHER)
                .with("lists/walkers.toml", "")
                .settings();

        var kept = AfterRestart.keep(running, fresh);

        assertThat(AfterRestart.keys(running, fresh))
                .containsExactly(
                        "domain",
                        "data",
                        "separator",
                        "secret-file",
                        "smtp.listen",
                        "smtp.max-size",
                        "smtp.max-recipients",
                        "smtp.max-connections",
                        "smtp.max-per-peer",
                        "smtp.idle",
                        "relay.connections",
                        "web.listen",
                        "web.url",
                        "memory.in-flight");
        assertThat(AfterRestart.keys(running, kept)).isEmpty();
        assertThat(kept.operator()).isEqualTo(fresh.operator());
        assertThat(kept.zone()).isEqualTo(fresh.zone());
        assertThat(kept.relay()).isEqualTo(fresh.relay().with(running.relay().connections()));
        assertThat(kept.web().metricsToken()).isEqualTo(fresh.web().metricsToken());
        assertThat(kept.keepFree()).isEqualTo(fresh.keepFree());
        assertThat(kept.mailboxes()).isEqualTo(fresh.mailboxes()).hasSize(1);
        assertThat(kept.lists()).isEqualTo(fresh.lists());
    }

    @Test
    void nothing_waits_where_nothing_differs() {
        var settings = ConfigFolder.least(home).settings();
        assertThat(AfterRestart.keys(settings, settings)).isEmpty();
        assertThat(AfterRestart.keep(settings, settings)).isEqualTo(settings);
    }
}
