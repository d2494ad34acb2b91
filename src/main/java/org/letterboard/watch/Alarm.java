package org.letterboard.watch;

import java.time.Instant;
import java.util.Locale;

/// Something that is wrong and that the operator was told of, or will be.
///
/// @param name      of the kind, and of what it is about, where there may be several
/// @param gateway   who sees it
/// @param seen      when it was last seen
/// @param subject   of the mail about it; empty where there is none yet
/// @param messageId of that mail
public record Alarm(
        String name, Kind kind, String gateway, Instant since, Instant seen, String subject, String messageId) {

    /// What can be wrong. Each has a mail, `alarm-KIND`.
    public enum Kind {
        RELAY("the mail server that takes what we send cannot be worked with"),
        DATABASE("the database did not answer"),
        INBOX("messages that came in wait for too long"),
        OUTBOX("mail that is due does not go out, though the mail server takes it"),
        DISK("the disk is nearly full"),
        IMAP("an account cannot be fetched from"),
        ASIDE("messages were set aside"),
        SEARCH("the search index cannot be made"),
        GATEWAY("a gateway is gone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// For a line of a log or a terminal.
        public String words() {
            return words;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String template() {
            return "alarm-" + word();
        }

        /// While the relay or the database is away, a mail about that cannot leave. When it could, it would say what is
        /// not so any more: so there is one mail, when it is over.
        boolean isToldAtTheEnd() {
            return this == RELAY || this == DATABASE;
        }

        /// Whether all gateways see the same, so that any may say that it is over.
        boolean isSeenByAll() {
            return this == INBOX || this == OUTBOX || this == ASIDE || this == GATEWAY;
        }

        /// What an alarm of this kind about `what` is called.
        String about(String what) {
            return word() + " " + what;
        }
    }
}
