package org.letterboard.imap;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/// Waits for the server to say that something came (IDLE, RFC 2177).
///
/// The library's own `idle` waits for ever on a line that is dead, since it takes each time-out for silence. Here
/// silence is for so long only, and after DONE it is a farewell.
final class Idling {

    private final Duration longest;
    private @Nullable IMAPProtocol idle;
    private int known;
    private boolean news;
    private boolean doneSaid;
    private boolean ended;

    Idling(Duration longest) {
        this.longest = longest;
    }

    /// Returns when something came, after a while, or at [#end].
    ///
    /// @param known so many lie there already; some servers say that number each time
    void await(IMAPProtocol protocol, int known) throws ProtocolException {
        this.known = known;
        news = false;
        // Hears what comes before the server says go on, too.
        ResponseHandler ear = this::hear;
        protocol.addResponseHandler(ear);
        try {
            await(protocol);
        } finally {
            finish();
            protocol.removeResponseHandler(ear);
        }
    }

    private void hear(Response response) {
        if (!(response instanceof IMAPResponse said)) return;
        if (said.keyEquals("EXISTS") && said.getNumber() > known) news = true;
        if (said.keyEquals("EXPUNGE")) known--;
    }

    private void await(IMAPProtocol protocol) throws ProtocolException {
        protocol.idleStart();
        begin(protocol);
        var began = System.nanoTime();
        for (var more = true; more; ) {
            if (news) sayDone();
            var response = protocol.readIdleResponse();
            if (!isSilence(response) || isDoneSaid()) more = protocol.processIdleResponse(response);
            else if (System.nanoTime() - began > longest.toNanos()) sayDone();
        }
    }

    private static boolean isSilence(Response response) {
        return response.isSynthetic() && response.getException() instanceof SocketTimeoutException;
    }

    private synchronized void begin(IMAPProtocol protocol) {
        idle = protocol;
        doneSaid = false;
        if (ended) sayDone();
    }

    private synchronized void finish() {
        idle = null;
    }

    private synchronized boolean isDoneSaid() {
        return doneSaid;
    }

    private synchronized void sayDone() {
        if (idle == null || doneSaid) return;
        doneSaid = true;
        // Writes past the thread that reads, which is what this method is for.
        idle.idleAbort();
    }

    /// From any thread: what waits returns soon, and so does all that would wait later.
    synchronized void end() {
        ended = true;
        sayDone();
    }
}
