package org.letterboard.demo;

import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import org.letterboard.demo.Cast.Person;

/// Everybody's mail system, and the relay of the gateway: GreenMail, on free ports of this machine only.
final class MailSystem implements AutoCloseable {
    /// The same for everybody, since it guards nothing; the user is the person's address.
    static final String PASSWORD = "demo";

    private static final String LOOPBACK = "127.0.0.1";

    private final ReportTaking mail = new ReportTaking(
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP));

    void start(List<Person> people) {
        mail.start();
        for (var person : people) mail.setUser(person.address(), person.address(), PASSWORD);
    }

    int smtpPort() {
        return mail.getSmtp().getPort();
    }

    int imapPort() {
        return mail.getImap().getPort();
    }

    @Override
    public void close() {
        mail.stop();
    }
}
