package org.letterboard.stories;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.letterboard.crash.Site;
import org.letterboard.imap.TestCertificate;

/// A real Dovecot as a child process, with a configuration to throw away: one account, folders below INBOX with dots
/// between them, as many providers have it.
final class Dovecot implements AutoCloseable {
    static final String USER = "walkers";
    static final String PASSWORD = "open_sesame";

    private final Path home;
    private final TestCertificate certificate;
    private final int imap = Site.freePort();
    private final int imaps = Site.freePort();
    private Process process;

    Dovecot(Path home, TestCertificate certificate) throws IOException {
        this.home = home;
        this.certificate = certificate;
        for (var part :
                List.of("", "mail", "mail/walkers", "mail/walkers/new", "mail/walkers/cur", "mail/walkers/tmp")) {
            var path = Files.createDirectories(home.resolve(part));
            if (!part.isEmpty()) Files.setOwner(path, owner().lookupPrincipalByName("nobody"));
        }
        // The folder of the test lets nobody else in.
        for (var above = home; above != null && !above.equals(home.getRoot()); above = above.getParent())
            if (Files.getOwner(above).getName().equals("root") && !Files.isSymbolicLink(above)) letThrough(above);
        process = start();
    }

    private UserPrincipalLookupService owner() {
        return home.getFileSystem().getUserPrincipalLookupService();
    }

    private static void letThrough(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) Files.setPosixFilePermissions(folder, permissions);
    }

    private Process start() throws IOException {
        var file = Files.writeString(home.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                ssl = required
                ssl_cert = <%2$s
                ssl_key = <%3$s
                mail_location = maildir:%1$s/mail/%%n
                mail_uid = nobody
                mail_gid = nogroup
                first_valid_uid = 1
                first_valid_gid = 1
                passdb {
                  driver = static
                  args = password=%4$s
                }
                userdb {
                  driver = static
                  args = uid=nobody gid=nogroup home=%1$s/mail/%%n
                }
                service imap-login {
                  inet_listener imap {
                    port = %5$d
                  }
                  inet_listener imaps {
                    port = %6$d
                    ssl = yes
                  }
                }
                namespace inbox {
                  inbox = yes
                  prefix = INBOX.
                  separator = .
                }
                """.formatted(
                        home, certificate.cert(), certificate.key(), PASSWORD, imap, imaps));
        var started = new ProcessBuilder("dovecot", "-F", "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile())
                .start();
        Awaitility.await().until(this::answers);
        return started;
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), imap)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String mailbox(String tls) {
        return """
                [[mailbox]]
                host = "localhost"
                port = %d
                tls = "%s"
                ca-file = "ca.pem"
                user = "%s"
                password-file = "password"
                """.formatted(tls.equals("implicit") ? imaps : imap, tls, USER);
    }

    /// Delivers a message as a mail server does: written elsewhere, then moved into `new`.
    void deliver(String name, String message) throws IOException {
        var written = Files.writeString(home.resolve("mail/walkers/tmp/" + name), message);
        Files.setOwner(written, owner().lookupPrincipalByName("nobody"));
        Files.move(written, home.resolve("mail/walkers/new/" + name));
    }

    /// The names of the files in a Maildir, `walkers` for the inbox.
    List<String> in(String maildir) throws IOException {
        var all = new ArrayList<String>();
        for (var part : List.of("new", "cur")) {
            var path = home.resolve("mail/walkers").resolve(maildir).resolve(part);
            if (!Files.exists(path)) continue;
            try (var files = Files.list(path)) {
                files.map(file -> file.getFileName().toString()).forEach(all::add);
            }
        }
        return all;
    }

    void restart() throws IOException {
        stop();
        process = start();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
