package org.letterboard.demo;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Brings mail to an SMTP door, a connection for each message, as the mail systems of many people do.
final class Postman {
    private static final String TIMEOUT_MS = "20000";

    private final Session session;

    Postman(int port) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.localhost", "mail.example");
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        session = Session.getInstance(properties);
    }

    /// Returns when the door has said that it has it. The answer is the last word of what it said: its id of the mail.
    ///
    /// @param sender the envelope sender; empty in reports, which nobody shall answer
    String bring(String sender, String recipient, byte[] letter) {
        try (var transport = new SMTPTransport(session, null)) {
            var message = new SMTPMessage(session, new ByteArrayInputStream(letter));
            message.setEnvelopeFrom("<" + sender + ">");
            transport.connect();
            transport.sendMessage(message, new Address[] {new InternetAddress(recipient)});
            var said = transport.getLastServerResponse().strip();
            return said.substring(said.lastIndexOf(' ') + 1);
        } catch (MessagingException refused) {
            throw new Await.NotSo("we expected that the door takes a mail to " + recipient + "; it said: " + refused);
        }
    }
}
