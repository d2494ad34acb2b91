package org.letterboard.demo;

import java.io.PrintWriter;

/// Tells where to look while the demo stays up.
final class Guide {
    private final DemoWorld world;
    private final PrintWriter out;

    Guide(DemoWorld world, PrintWriter out) {
        this.world = world;
        this.out = out;
    }

    void show() {
        out.printf("%nNow look around:%n");
        row("the board", world.board().toString());
        row("", "to log in, type " + Cast.JOAN.address() + " and read her mailbox for the link");
        row("mailboxes", "IMAP 127.0.0.1, port " + world.imapPort() + ", no encryption");
        row("", "user: the person's address; password: " + MailSystem.PASSWORD);
        row(
                "",
                "curl -u " + Cast.JOAN.address() + ":" + MailSystem.PASSWORD + " \"imap://127.0.0.1:" + world.imapPort()
                        + "/INBOX;MAILINDEX=1\"");
        row("", "the letters of a day in one mail: " + Cast.ARTHUR.address());
        row(
                "to write",
                "SMTP 127.0.0.1, port " + world.smtpPort() + ", no encryption, no login; for example to "
                        + DemoWorld.address(Cast.PARENTS));
        row("commands", "./letterboard topics --list parents --config " + world.config());
        row("", "./letterboard digests run --list hodgkins --config " + world.config());
        row("", "./letterboard members list hodgkins --config " + world.config());
        row(
                "its clock",
                "is " + world.ahead().toDays() + " days ahead of yours by now, and goes on from there as yours does");
        row("its files", world.config().getParent() + ", gone when you end this");
        out.printf("%nPress Ctrl-C to end.%n");
        out.flush();
    }

    private void row(String what, String where) {
        out.printf("  %-10s %s%n", what, where);
    }
}
