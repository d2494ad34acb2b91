package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.letterboard.mail.EncodedWords;
import org.letterboard.mail.RawMessage;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// Everybody's mail system: takes what the gateway sends, keeps it by recipient, and refuses whom it is told to.
final class Postbox implements AutoCloseable {
    private SMTPServer server;
    private final int port;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /// A message as one recipient got it.
    record Got(String sender, String recipient, byte[] bytes) {
        String header(String name) {
            return RawMessage.of(bytes).value(name).map(EncodedWords::decode).orElse("");
        }

        String text() {
            return new String(bytes, ISO_8859_1);
        }

        /// The plain text as a mail program shows it.
        String plain() {
            return Opened.of(bytes).text("text/plain");
        }

        /// The message that came along, byte for byte; empty where there is none.
        Optional<byte[]> enclosed() {
            return Opened.of(bytes).enclosed();
        }
    }

    Postbox() {
        server = open(0);
        port = server.getPortAllocated();
    }

    private SMTPServer open(int at) {
        var opened = SMTPServer.port(at)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(Taking::new)
                .insertReceivedHeaders(false)
                .build();
        opened.start();
        return opened;
    }

    /// Nobody answers at its port until [#comeBack].
    void goDown() {
        server.stop();
    }

    void comeBack() {
        server = open(port);
    }

    int port() {
        return port;
    }

    /// From now on this recipient is answered with `reply`, such as "450 4.2.0 try later".
    void refuse(String recipient, String reply) {
        refusals.put(recipient, reply);
    }

    void accept(String recipient) {
        refusals.remove(recipient);
    }

    List<Got> all() {
        return List.copyOf(got);
    }

    List<Got> of(String recipient) {
        return got.stream()
                .filter(g -> g.recipient().equalsIgnoreCase(recipient))
                .toList();
    }

    Got awaitOne(String recipient, String subject) {
        return awaitOne(recipient, subject, 1);
    }

    /// The `count`-th mail with this subject.
    Got awaitOne(String recipient, String subject, int count) {
        Awaitility.await().until(() -> found(recipient, subject).size() >= count);
        return found(recipient, subject).get(count - 1);
    }

    List<Got> found(String recipient, String subject) {
        return of(recipient).stream()
                .filter(g -> g.header("Subject").contains(subject))
                .toList();
    }

    List<String> thatGot(String subject) {
        return got.stream()
                .filter(g -> g.header("Subject").contains(subject))
                .map(Got::recipient)
                .sorted()
                .toList();
    }

    private final class Taking implements MessageHandler {
        private String sender = "";
        private final List<String> recipients = new ArrayList<>();

        Taking(MessageContext context) {}

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            var refusal = refusals.get(recipient);
            if (refusal != null)
                throw new RejectException(Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            var bytes = data.readAllBytes();
            recipients.forEach(recipient -> got.add(new Got(sender, recipient, bytes)));
            return "2.0.0 taken";
        }

        @Override
        public void done() {}
    }

    @Override
    public void close() {
        server.stop();
    }
}
