package org.letterboard.intake;

import java.io.IOException;
import java.util.function.Function;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.server.Session;

/// The commands. All of the library's are replaced: most of its replies lack an enhanced status, it takes any word that
/// begins like a command for that command, and after a refused message it knows no way back to MAIL.
enum Verb {
    HELO,
    EHLO,
    STARTTLS,
    MAIL,
    RCPT,
    DATA,
    BDAT,
    RSET,
    NOOP,
    VRFY,
    EXPN,
    HELP,
    AUTH,
    QUIT;

    /// The entry for the library's table.
    Command spokenIn(Function<Session, Conversation> conversations) {
        return new Spoken(this, conversations);
    }

    private record Spoken(Verb verb, Function<Session, Conversation> conversations) implements Command {

        @Override
        public void execute(String line, Session session) throws IOException, DropConnectionException {
            conversations.apply(session).hear(verb, line);
        }

        @Override
        public HelpMessage getHelp() {
            return new HelpMessage(verb.name(), "");
        }

        @Override
        public String getName() {
            return verb.name();
        }
    }
}
