package org.letterboard.stories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// Reports about mail that could not be delivered, in the shapes of those who write them.
final class Reports {
    private Reports() {}

    /// Postfix's bounce daemon.
    static String postfix(String action, String status, String said) {
        return read("postfix", action, status, said);
    }

    /// Exchange Online: HTML beside the text, and a status of its own making.
    static String exchange(String status, String said) {
        return read("exchange", "failed", status, said);
    }

    /// Gmail: a picture in it, and a diagnostic over several lines.
    static String gmail(String status, String said) {
        return read("gmail", "failed", status, said);
    }

    /// The member's mail system knows nobody of that name.
    static String noSuchUser() {
        return postfix("failed", "5.1.1", "550 5.1.1 <bob@example.com>: no such user here");
    }

    private static String read(String shape, String action, String status, String said) {
        try (var in = Reports.class.getResourceAsStream("/bounces/" + shape + ".eml")) {
            return new String(Objects.requireNonNull(in, shape).readAllBytes(), UTF_8)
                    .replace("{action}", action)
                    .replace("{status}", status)
                    .replace("{said}", said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
