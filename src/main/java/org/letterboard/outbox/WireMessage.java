package org.letterboard.outbox;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/// One recipient's copy as Jakarta Mail wants to have it: it writes the bytes that were rendered and nothing else.
final class WireMessage extends SMTPMessage {
    private final Rendering.Personal personal;
    private final Rendering.Copy copy;

    WireMessage(Session session, Rendering.Personal personal, Rendering.Copy copy, boolean eightBit) {
        super(session);
        this.personal = personal;
        this.copy = copy;
        setEnvelopeFrom("<" + personal.sender() + ">");
        if (eightBit) setMailExtension("BODY=8BITMIME");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(personal.headers());
        copy.writeCommon(out);
    }
}
