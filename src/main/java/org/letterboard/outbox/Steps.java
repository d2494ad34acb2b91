package org.letterboard.outbox;

import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The outbox's lines in the log, under the id of the message that caused the mailing. A list of ten thousand would
/// fill it: so a mailing has a line when it is made and one when everybody was tried once, and a person one only where
/// they were refused, or had a delivery of their own.
final class Steps {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final int BASE = 36;

    private Steps() {}

    static void made(Handle tx, Mailing mailing, int recipients) {
        tx.afterCommit(() -> under(
                mailing.inboxId(),
                () -> log.info("mailing={} made kind={} recipients={}", id(mailing.id()), kind(mailing), recipients)));
    }

    /// Everybody was tried once. Done are those who got it, and those who were skipped since they had left.
    static void triedAll(Outbox.Progress mailing, @Nullable Long cause) {
        under(
                cause,
                () -> log.info(
                        "mailing={} tried recipients={} done={} later={} failed={}",
                        id(mailing.mailingId()),
                        mailing.recipients(),
                        mailing.recipients() - mailing.retrying() - mailing.failed(),
                        mailing.retrying(),
                        mailing.failed()));
    }

    /// One of many, at the first try.
    static void sent(Mailing mailing, String to, String reply) {
        log.debug("mailing={} sent to={} reply=\"{}\"", id(mailing.id()), to, reply);
    }

    static void later(Mailing mailing, String to, String reply) {
        under(mailing.inboxId(), () -> log.debug("mailing={} later to={} reply=\"{}\"", id(mailing.id()), to, reply));
    }

    /// This person's copy has come to its end.
    static void ended(Mailing mailing, String to, String outcome, String reply) {
        under(
                mailing.inboxId(),
                () -> log.info("mailing={} {} to={} reply=\"{}\"", id(mailing.id()), outcome, to, reply));
    }

    private static void under(@Nullable Long mail, Runnable line) {
        var own = MDC.get("mail");
        if (mail == null) MDC.remove("mail");
        else MDC.put("mail", id(mail));
        line.run();
        if (own == null) MDC.remove("mail");
        else MDC.put("mail", own);
    }

    // As people see ids everywhere.
    private static String id(long id) {
        return Long.toString(id, BASE).toUpperCase(Locale.ROOT);
    }

    private static String kind(Mailing mailing) {
        return mailing.kind().name().toLowerCase(Locale.ROOT);
    }
}
