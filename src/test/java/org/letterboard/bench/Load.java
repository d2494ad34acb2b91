package org.letterboard.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.letterboard.crash.Site;
import org.letterboard.crash.SmtpSession;

/// Posts of 4 KB over several connections; half of them answer one of the last few.
final class Load {
    static final int BYTES = 4_096;
    private static final String LINE = "We met at the mill, and it rained, and nobody minded; the tea was hot.\r\n";

    private final int port;
    private final String list;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();

    Load(int port, String list) {
        this.port = port;
        this.list = list;
    }

    /// How many were answered 250.
    int kept() {
        return kept.get();
    }

    /// Sends over so many connections, each as long as `more` says so of the number of the next message.
    void send(int connections, IntPredicate more) {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < connections; i++) threads.add(Thread.ofVirtual().start(() -> send(more)));
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends one, over a connection of its own.
    void one() {
        var until = kept() + 1;
        send(1, _ -> kept() < until);
    }

    private void send(IntPredicate more) {
        try (var session = new SmtpSession(port)) {
            for (var number = count.incrementAndGet(); more.test(number); number = count.incrementAndGet()) {
                var answer = session.send("ann@example.net", List.of(list + "@" + Site.DOMAIN), message(number));
                if (!answer.startsWith("250")) throw new IllegalStateException(answer);
                kept.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] message(int number) {
        var text = new StringBuilder(BYTES + 100);
        text.append("From: Ann Bell <ann@example.net>\r\nTo: ").append(list).append("@" + Site.DOMAIN + "\r\n");
        text.append("Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n");
        text.append("Content-Type: text/plain; charset=utf-8\r\nMessage-ID: ")
                .append(id(number))
                .append("\r\n");
        if (number % 2 == 0 && number > 40)
            text.append("In-Reply-To: ").append(id(number - 39)).append("\r\n");
        text.append("Subject: Walk number ").append(number).append("\r\n\r\n");
        while (text.length() < BYTES) text.append(number).append(' ').append(LINE);
        return text.toString().getBytes(US_ASCII);
    }

    private String id(int number) {
        return "<" + number + "." + list + "@bench.example>";
    }
}
