package org.letterboard.intake;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/// One session: hears commands and says replies. What it says to each about the envelope and the message it has from
/// [Transactions]; here is what concerns the connection, and the reading of a message off it.
final class Conversation {

    private static final Reply GO_AHEAD = Reply.lines(354, List.of("The message, please; end with <CR LF>.<CR LF>"));
    private static final Reply BYE = Reply.of(221, "2.0.0", "Good-bye");
    private static final Reply HELP =
            Reply.of(214, "2.0.0", "EHLO HELO STARTTLS MAIL RCPT DATA BDAT RSET NOOP VRFY HELP QUIT: see RFC 5321");
    private static final Reply CANNOT_VERIFY =
            Reply.of(252, "2.0.0", "Nobody is verified here; send, and you will see");
    // Who is on a list is nobody's business.
    private static final Reply NO_EXPANSION = Reply.of(502, "5.5.1", "Lists are not expanded");
    private static final Reply NO_AUTH = Reply.of(502, "5.5.1", "Nobody logs in here");
    private static final Reply NO_TLS = Reply.of(502, "5.5.1", "TLS is not offered");
    private static final Reply TLS_ALREADY = Reply.of(503, "5.5.1", "TLS is on already");
    private static final Reply TLS_BROKEN = Reply.of(454, "4.7.0", "TLS is not available at present");
    private static final Reply TLS_READY = Reply.of(220, "2.0.0", "Ready to start TLS");
    private static final Reply BROKEN = Reply.of(421, "4.3.0", "Something is broken here, please try again later");
    private static final Reply CLOSING = Reply.of(421, "4.3.2", "This server is going down, please try again later");
    private static final Reply BAD_CHUNK = Reply.of(501, "5.5.4", "BDAT size [LAST] expected, closing");
    private static final int BLOCK = 16 * 1024;

    private final Session session;
    private final Line line;
    private final Premises premises;
    private final Transactions transactions;
    private final BooleanSupplier closing;
    private volatile boolean busy;
    private boolean reading;

    Conversation(Session session, Premises premises, BooleanSupplier closing) {
        this.session = session;
        this.line = ((Wire) session.getSocket()).line();
        this.premises = premises;
        this.transactions = new Transactions(premises, line);
        this.closing = closing;
    }

    /// Answers one command. The one place where what nobody foresaw ends: as 451, so that the peer comes again.
    void hear(Verb verb, String heard) throws IOException, DropConnectionException {
        busy = true;
        try {
            if (line.isSpent()) session.quit();
            else if (!closing.getAsBoolean()) answer(verb, heard);
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException gone) {
            session.quit();
        } catch (RuntimeException bug) {
            premises.journal().broke(line.peer(), verb, bug);
            // Where the message ends is unknown then, and the rest of it must not be heard as commands.
            if (reading) throw dropped(BROKEN);
            transactions.forget();
            say(Reply.NOT_NOW);
        } finally {
            busy = false;
        }
        // Looked at once more, and after `busy`: so either we see that the door closes or it sees that we are idle.
        if (closing.getAsBoolean()) throw dropped(CLOSING);
    }

    /// Ends the session if it waits for a command. One in the middle of a message sees by itself that the door closes.
    void leaveIfIdle() {
        if (busy) return;
        line.farewell(CLOSING);
        line.hangUp();
    }

    void hangUp() {
        line.hangUp();
    }

    boolean isOverdue() {
        return line.isOverdue(premises.settings().idle().multipliedBy(2));
    }

    void end() {
        transactions.forget();
    }

    private void answer(Verb verb, String heard) throws IOException, DropConnectionException {
        var space = heard.indexOf(' ');
        var word = space < 0 ? heard : heard.substring(0, space);
        var argument = space < 0 ? "" : heard.substring(space + 1).strip();
        // The library looks at four letters only.
        if (!word.equalsIgnoreCase(verb.name())) {
            say(Reply.UNKNOWN_COMMAND);
            return;
        }
        switch (verb) {
            case HELO -> say(transactions.helo(argument));
            case EHLO -> say(transactions.ehlo(argument));
            case MAIL -> sayOf(heard, transactions.mail(argument));
            case RCPT -> sayOf(heard, transactions.rcpt(argument));
            case DATA -> data(argument);
            case BDAT -> bdat(argument);
            case RSET -> say(argument.isEmpty() ? transactions.reset() : Reply.NO_ARGUMENT);
            case NOOP -> say(Reply.OK);
            case VRFY -> say(CANNOT_VERIFY);
            case EXPN -> say(NO_EXPANSION);
            case HELP -> say(HELP);
            case AUTH -> say(NO_AUTH);
            case STARTTLS -> startTls(argument);
            case QUIT -> {
                say(BYE);
                session.quit();
            }
        }
    }

    private void startTls(String argument) throws IOException {
        var keys = premises.keys();
        var refusal = keys == null
                ? NO_TLS
                : !argument.isEmpty() ? Reply.NO_ARGUMENT : line.tls().isEmpty() ? null : TLS_ALREADY;
        if (keys == null || refusal != null) {
            say(refusal == null ? TLS_BROKEN : refusal);
            return;
        }
        var context = keys.context();
        say(TLS_READY);
        try {
            // A new socket for the library means new buffers: what was sent behind STARTTLS in the plain is gone.
            session.setSocket(line.secured(context));
            session.setTlsStarted(true);
            transactions.beginAnew();
        } catch (IOException failed) {
            premises.journal().tlsFailed(line.peer(), failed);
            session.quit();
        }
    }

    private void data(String argument) throws IOException, DropConnectionException {
        var refusal = argument.isEmpty() ? transactions.whyNoData() : Reply.NO_ARGUMENT;
        if (refusal != null) {
            sayOf("DATA", refusal);
            return;
        }
        var body = transactions.beginBody();
        say(GO_AHEAD);
        reading = true;
        Dots.read(session.getRawInput(), (bytes, count) -> take(body, bytes, count));
        reading = false;
        sayOf("DATA", transactions.finish());
    }

    private void bdat(String argument) throws IOException, DropConnectionException {
        var chunk = Chunk.parse(argument);
        // How many bytes follow is unknown, so they cannot be told from commands.
        if (chunk == null) throw dropped(BAD_CHUNK);
        var refusal = transactions.whyNoChunk();
        var body = refusal == null ? transactions.beginBody() : Body.unwanted(premises, refusal);
        reading = true;
        readChunk(body, chunk.size());
        reading = false;
        sayOf("BDAT", transactions.chunkCame(body, chunk));
    }

    private void readChunk(Body body, long size) throws IOException, DropConnectionException {
        var in = session.getRawInput();
        var block = new byte[(int) Math.min(BLOCK, size)];
        for (var left = size; left > 0; ) {
            var count = in.read(block, 0, (int) Math.min(block.length, left));
            if (count < 0) throw new IOException("the peer went away within its chunk");
            take(body, block, count);
            left -= count;
        }
    }

    private void take(Body body, byte[] bytes, int count) throws DropConnectionException {
        body.add(bytes, count);
        line.allowUntil(transactions.bodyDeadline(body));
    }

    private void sayOf(String heard, @Nullable Reply reply) throws IOException {
        if (reply == null) return;
        if (!reply.isPositive()) premises.journal().refused(line.peer(), transactions.describe(heard), reply);
        say(reply);
    }

    private void say(Reply reply) throws IOException {
        session.sendResponse(reply.toString());
    }

    private static DropConnectionException dropped(Reply last) {
        return new DropConnectionException(
                last.code(), last.status() + " " + last.lines().getFirst());
    }
}
