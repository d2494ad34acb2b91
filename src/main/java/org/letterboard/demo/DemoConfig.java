package org.letterboard.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The configuration of the demo, as an administrator would write it.
final class DemoConfig {
    private DemoConfig() {}

    static void write(Path config, String domain, MailSystem around, URI board) throws IOException {
        var lists = Files.createDirectories(config.resolve("lists"));
        Files.writeString(config.resolve("letterboard.toml"), """
                domain   = "%s"
                operator = "%s"
                zone     = "%s"
                disk.keep-free = "50MB"

                [smtp]
                listen = "127.0.0.1:0"

                [relay]
                host = "127.0.0.1"
                port = %d
                connections = 4

                [web]
                listen = "127.0.0.1:%d"
                url    = "%s"

                [[mailbox]]
                host          = "127.0.0.1"
                port          = %d
                tls           = "none"
                user          = "%s"
                password-file = "password"
                done          = "%s"
                """.formatted(
                        domain,
                        Cast.HELEN.address(),
                        DemoWorld.ZONE,
                        around.smtpPort(),
                        board.getPort(),
                        board,
                        around.imapPort(),
                        Cast.ACCOUNT.address(),
                        FromElsewhere.DONE));
        Files.writeString(config.resolveSibling("password"), MailSystem.PASSWORD);
        lists(lists);
    }

    private static void lists(Path lists) throws IOException {
        Files.writeString(
                lists.resolve(Cast.PARENTS + ".toml"), """
                title      = "Parents"
                about      = "For mothers, fathers and everybody who looks after a child with blood cancer."
                moderators = ["%s"]
                owners     = ["%s"]
                """.formatted(Cast.GRACE.address(), Cast.HELEN.address()));
        Files.writeString(
                lists.resolve(Cast.HODGKINS + ".toml"), """
                title      = "Hodgkin's"
                about      = "For people with Hodgkin's lymphoma, during treatment and long after it."
                moderators = ["%s"]
                owners     = ["%s"]
                """.formatted(Cast.PETER.address(), Cast.HELEN.address()));
        Files.writeString(lists.resolve(Cast.FIRST_DAYS + ".toml"), """
                title      = "First Days"
                about      = "For people who have just been told. A moderator reads each letter first."
                posting    = "members-moderated"
                moderators = ["%s", "%s"]
                owners     = ["%s"]
                """.formatted(
                        Cast.GRACE.address(), Cast.PETER.address(), Cast.HELEN.address()));
        Files.writeString(lists.resolve(Cast.NEWS + ".toml"), """
                title      = "Lantern News"
                about      = "What happens at The Lantern. Everybody may read it."
                posting    = "moderators"
                archive    = "public"
                moderators = ["%s", "%s"]
                owners     = ["%s"]
                """.formatted(
                        Cast.GRACE.address(), Cast.PETER.address(), Cast.HELEN.address()));
    }
}
