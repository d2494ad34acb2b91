package org.letterboard.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.util.Map;

/// GreenMail that also takes mail from nobody, `MAIL FROM:<>` (RFC 5321 section 4.5.5): that is how reports and automatic
/// answers come, ours too. As it is, GreenMail 2.1.13 answers them with 503 (its issue 28).
final class ReportTaking extends GreenMail {

    ReportTaking(ServerSetup... setups) {
        super(setups);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        var services = super.createServices(setups, managers);
        for (var setup : setups)
            if (setup.getProtocol().equals(ServerSetup.PROTOCOL_SMTP))
                services.put(ServerSetup.PROTOCOL_SMTP, new Smtp(setup, managers));
        return services;
    }

    private static final class Smtp extends SmtpServer {
        Smtp(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            return new SmtpHandler(new Commands(), managers.getSmtpManager(), socket);
        }
    }

    private static final class Commands extends SmtpCommandRegistry {
        @Override
        public SmtpCommand getCommand(String name) {
            return name.equals("MAIL") ? new FromAnybody() : super.getCommand(name);
        }
    }

    private static final class FromAnybody extends SmtpCommand {
        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            new MailCommand().execute(connection, state, manager, line);
            var isFromNobody = line.regionMatches(true, 0, "MAIL FROM:<>", 0, "MAIL FROM:<>".length());
            if (isFromNobody) state.getMessage().setReturnPath(new MailAddress(""));
        }
    }
}
