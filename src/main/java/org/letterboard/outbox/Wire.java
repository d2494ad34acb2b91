package org.letterboard.outbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.EmailAddress;
import org.letterboard.settings.RelaySettings;

/// One connection to the relay, kept open from message to message.
final class Wire implements AutoCloseable {

    // RFC 5321 section 4.5.3.2: how long each answer may take. The longest is the one to the final dot.
    private static final String CONNECT_MILLIS = "30000";
    private static final String ANSWER_MILLIS = "600000";

    private final RelaySettings relay;
    private final SMTPTransport transport;
    private final Session session;

    private Wire(RelaySettings relay, SMTPTransport transport, Session session) {
        this.relay = relay;
        this.transport = transport;
        this.session = session;
    }

    /// Connects, encrypts and logs in as the settings say.
    ///
    /// @param helo what we call ourselves
    /// @param utf8 whether addresses beyond ASCII are to travel (RFC 6531)
    static Wire open(RelaySettings relay, String helo, boolean utf8) throws MessagingException {
        var session = Session.getInstance(properties(relay, helo, utf8));
        var transport = (SMTPTransport) session.getTransport("smtp");
        var password = relay.password();
        transport.connect(relay.host(), relay.port(), relay.user(), password == null ? null : password.value());
        return new Wire(relay, transport, session);
    }

    private static Properties properties(RelaySettings relay, String helo, boolean utf8) {
        var p = new Properties();
        p.put("mail.smtp.localhost", helo);
        p.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        p.put("mail.smtp.timeout", ANSWER_MILLIS);
        p.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        p.put("mail.smtp.quitwait", "false");
        p.put("mail.smtp.socketFactory", new NoDelaySockets());
        p.put("mail.smtp.auth", String.valueOf(relay.user() != null));
        p.put("mail.smtp.starttls.enable", String.valueOf(relay.tls() != RelaySettings.Tls.NONE));
        p.put("mail.smtp.starttls.required", String.valueOf(relay.tls() == RelaySettings.Tls.REQUIRED));
        // Encryption without a known name is still better than none (RFC 7435), unless a password is at stake.
        if (relay.tls() == RelaySettings.Tls.IF_OFFERED && relay.user() == null) {
            p.put("mail.smtp.ssl.trust", "*");
            p.put("mail.smtp.ssl.checkserveridentity", "false");
        } else {
            p.put("mail.smtp.ssl.checkserveridentity", "true");
        }
        if (utf8) p.put("mail.mime.allowutf8", "true");
        return p;
    }

    /// True where this connection is still the one that the settings ask for.
    boolean leadsTo(RelaySettings wanted) {
        return relay.equals(wanted);
    }

    boolean takesUtf8() {
        return transport.supportsExtension("SMTPUTF8");
    }

    Outcome send(Rendering.Personal personal, EmailAddress to, Rendering.Copy copy) {
        try {
            var eightBit = copy.eightBit() && transport.supportsExtension("8BITMIME");
            var recipient = new InternetAddress();
            recipient.setAddress(to.toString());
            transport.sendMessage(new WireMessage(session, personal, copy, eightBit), new Address[] {recipient});
            return new Outcome.Sent(said());
        } catch (SMTPSendFailedException refused) {
            return refused.getCommand().startsWith("MAIL") ? new Outcome.Trouble(said()) : ofCode(refused);
        } catch (SendFailedException refused) {
            return ofCode(refused);
        } catch (MessagingException broken) {
            return new Outcome.Trouble(words(broken));
        }
    }

    private Outcome ofCode(SendFailedException refused) {
        var code = transport.getLastReturnCode();
        // 421: it closes the connection; nothing was said about the recipient (RFC 5321 section 3.8).
        if (code == 421 || code < 400) return new Outcome.Trouble(said().isEmpty() ? words(refused) : said());
        return code < 500 ? new Outcome.NotNow(said()) : new Outcome.Refused(said());
    }

    private String said() {
        var response = transport.getLastServerResponse();
        return response == null ? "" : response.strip().replaceAll("\\s+", " ");
    }

    static String words(MessagingException failure) {
        @Nullable Exception cause = failure.getNextException();
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return (cause == null ? message : message + ": " + cause.getMessage())
                .strip()
                .replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // The other side hung up first; there is nothing left to close.
            assert !transport.isConnected() : words(gone);
        }
    }
}
