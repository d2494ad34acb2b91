package org.letterboard.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.StoreClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.util.MailConnectException;

/// Something around a message failed, and not the message itself: it stays in the account and is tried again.
final class Trouble extends Exception {

    private static final int LONGEST_DETAIL = 300;
    private static final int MOST_CAUSES = 20;
    // What ends a command in the middle comes as a farewell that the library makes up.
    private static final String FAREWELL = "^\\* BYE (Jakarta Mail Exception: )?";
    private static final String TIMED_OUT = SocketTimeoutException.class.getName();

    private final String what;
    private final String detail;
    private final boolean isAnswer;

    private Trouble(String what, String detail, boolean isAnswer, Throwable cause) {
        super(what + ": " + detail, cause);
        this.what = what;
        this.detail = detail;
        this.isAnswer = isAnswer;
    }

    /// @param what a phrase that an operator understands, the same each time
    Trouble(String what) {
        super(what);
        this.what = what;
        this.detail = "";
        this.isAnswer = false;
    }

    /// What went wrong between us and the server.
    static Trouble of(Exception failure) {
        var causes = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .toList();
        var isAnswer = has(causes, CommandFailedException.class, BadCommandException.class)
                && !has(causes, ConnectionException.class, AuthenticationFailedException.class);
        return new Trouble(what(causes), detail(causes), isAnswer, failure);
    }

    /// The same sentence for the same trouble, with what to do about it where that is known.
    private static String what(List<Throwable> causes) {
        if (has(causes, AuthenticationFailedException.class))
            return "the server refuses the login; see mailbox.user and mailbox.password-file";
        if (has(causes, CertificateException.class))
            return "the server shows a certificate that is not to be believed; if it is your own server, name its"
                    + " authority in mailbox.ca-file, and the server in mailbox.host as the certificate does";
        if (has(causes, UnknownHostException.class)) return "nobody knows the server's name; see mailbox.host";
        if (has(causes, SocketTimeoutException.class) || text(causes).contains(TIMED_OUT))
            return "the server does not answer";
        if (has(causes, ConnectException.class, NoRouteToHostException.class, MailConnectException.class))
            return "the server cannot be reached; see mailbox.host and mailbox.port";
        if (has(causes, FolderNotFoundException.class)) return "the account has no such folder; see mailbox.folder";
        if (has(causes, ReadOnlyFolderException.class)) return "the folder may only be read, so nothing can be moved";
        if (text(causes).contains("STARTTLS required"))
            return "the server offers no STARTTLS, and nothing is said without; see mailbox.tls";
        if (has(causes, FolderClosedException.class, StoreClosedException.class, ConnectionException.class))
            return "the server hung up";
        if (has(causes, SSLException.class)) return "no encrypted connection came about; see mailbox.tls";
        if (has(causes, CommandFailedException.class, BadCommandException.class)) return "the server refuses a command";
        return "something failed";
    }

    private static boolean has(List<Throwable> causes, Class<?>... types) {
        return causes.stream().anyMatch(cause -> Arrays.stream(types).anyMatch(type -> type.isInstance(cause)));
    }

    private static String text(List<Throwable> causes) {
        var last = causes.getLast();
        return last.getMessage() == null ? last.toString() : last.getMessage();
    }

    private static String detail(List<Throwable> causes) {
        var line = text(causes)
                .replaceFirst(FAREWELL, "")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) : line;
    }

    /// The same each time for the same trouble.
    String what() {
        return what;
    }

    /// What the server or the system said; may be empty.
    String detail() {
        return detail;
    }

    /// True where the server said no to one thing and goes on with the next.
    boolean isAnswer() {
        return isAnswer;
    }
}
