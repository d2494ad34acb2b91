package org.letterboard.bounces;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.errands.Effect;
import org.letterboard.reports.Fault;

/// The failed deliveries of each member, counted by day. Counting is one row or two, since it happens in other rooms'
/// transactions; what the numbers mean is looked at afterwards, by [Pauses].
public final class Failures {
    private final Database database;
    private final Clock clock;

    public Failures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Somebody whose failures were counted since they were last judged.
    public record News(long listId, long memberId) {}

    /// What has failed since the member's mail last began, where it was the address's own fault.
    ///
    /// @param days   so many different ones
    /// @param since  the first of them
    public record Series(int days, @Nullable LocalDate since) {}

    /// The last failure that counts.
    ///
    /// @param inboxId the report; null where the relay said it
    public record Last(String reason, @Nullable Long inboxId) {}

    /// Counts a report that came back.
    public void count(Handle tx, Effect.CountBounce bounce) {
        var mail = bounce.message().mail();
        var failed = bounce.failed();
        var reason = failed.reason().isEmpty() ? failed.status() : failed.reason();
        add(
                tx,
                bounce.list().id(),
                bounce.member(),
                new Entry(day(mail.received()), failed.counts(), failed.status(), reason, mail.id()));
    }

    /// Counts what the relay said at once about a member's address. It refuses for reasons of its own, too: only what
    /// is
    /// said about the address (5.1) counts.
    public void refused(Handle tx, long list, long member, String reply) {
        var status = Fault.status(reply);
        if (status.startsWith("5.1.") && Fault.of(status) == Fault.ADDRESS)
            add(tx, list, member, new Entry(day(clock.instant()), true, status, reply, null));
    }

    private record Entry(
            LocalDate day,
            boolean counts,
            String status,
            String reason,
            @Nullable Long mail) {}

    private void add(Handle tx, long list, long member, Entry entry) {
        var sql = Statements.of(tx, BounceSql.class);
        sql.insert(
                database.nextId(),
                list,
                member,
                entry.day(),
                entry.counts(),
                entry.status(),
                entry.reason(),
                entry.mail());
        if (entry.counts()) sql.tell(list, member);
    }

    /// All that is to be judged.
    List<News> news(Handle handle) {
        return Statements.of(handle, BounceSql.class).news();
    }

    /// Takes the news up: true for the one whose transaction judges it.
    boolean takeUp(Handle tx, News news) {
        return Statements.of(tx, BounceSql.class).takeUp(news.listId(), news.memberId()) == 1;
    }

    /// Nothing where the member's mail is paused already, or they have left.
    Series series(Handle handle, News news) {
        return Statements.of(handle, BounceSql.class).series(news.listId(), news.memberId());
    }

    Optional<Last> last(Handle handle, News news) {
        return Statements.of(handle, BounceSql.class).last(news.listId(), news.memberId());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
