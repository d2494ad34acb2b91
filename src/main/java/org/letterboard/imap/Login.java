package org.letterboard.imap;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.letterboard.settings.MailboxSettings;
import org.letterboard.settings.MailboxSettings.Tls;

/// What the library has to know to connect: encrypted as the settings say and in no other way.
final class Login {

    private static final Duration TO_CONNECT = Duration.ofSeconds(20);

    private Login() {}

    static Properties properties(MailboxSettings mailbox, Line line, Duration answer) {
        var properties = new Properties();
        properties.setProperty("mail.imap.ssl.enable", String.valueOf(mailbox.tls() == Tls.IMPLICIT));
        properties.setProperty("mail.imap.starttls.enable", String.valueOf(mailbox.tls() == Tls.STARTTLS));
        properties.setProperty("mail.imap.starttls.required", String.valueOf(mailbox.tls() == Tls.STARTTLS));
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        // Otherwise it tries again with the system's authorities where ours did not do.
        properties.setProperty("mail.imap.socketFactory.fallback", "false");
        if (mailbox.tls() != Tls.IMPLICIT) properties.put("mail.imap.socketFactory", line.plain());
        properties.put("mail.imap.ssl.socketFactory", line.encrypting());
        properties.setProperty("mail.imap.connectiontimeout", String.valueOf(TO_CONNECT.toMillis()));
        properties.setProperty("mail.imap.timeout", String.valueOf(answer.toMillis()));
        properties.setProperty("mail.imap.connectionpoolsize", "1");
        properties.setProperty("mail.imap.auth.mechanisms", "PLAIN LOGIN");
        return properties;
    }

    /// Believes these authorities and no other; the system's where there are none.
    static SSLContext trust(List<X509Certificate> authorities) {
        try {
            if (authorities.isEmpty()) return SSLContext.getDefault();
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var i = 0; i < authorities.size(); i++) store.setCertificateEntry("ca" + i, authorities.get(i));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java has PKCS12 and TLS", e);
        }
    }
}
