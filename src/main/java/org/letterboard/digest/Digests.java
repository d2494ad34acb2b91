package org.letterboard.digest;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.letterboard.board.Board;
import org.letterboard.db.Database;
import org.letterboard.db.Statements;
import org.letterboard.inbox.Content;
import org.letterboard.inbox.Sources;
import org.letterboard.lists.Delivery;
import org.letterboard.lists.DeliveryChanges;
import org.letterboard.lists.Lists;
import org.letterboard.lists.MailingList;
import org.letterboard.outbox.Mailing;
import org.letterboard.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends digests. Each reader has a mark: the number of the last post that they have had, and the slot that was last
/// looked at. It moves in the transaction that makes the mailing, under the lock on the list's row, which every post
/// and every change of delivery takes as well. So each post comes once and each slot once, whoever looks how often.
public final class Digests implements DeliveryChanges {

    private static final Logger log = LoggerFactory.getLogger(Digests.class);

    private static final List<Delivery> KINDS = List.of(Delivery.DAILY, Delivery.WEEKLY);
    // What stands for a slot where somebody asked for a digest, or gets each post from now on.
    private static final String ASKED_FOR = "asked for";
    private static final String LAST_ONE = "last one";
    // Ids in one statement.
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Clock clock;
    private final Lists lists;
    private final Board board;
    private final Outbox outbox;
    private final Gathering gathering;
    private final DigestMail mail;

    public Digests(Database database, Clock clock, Lists lists, Board board, Outbox outbox, DigestMail mail) {
        this.database = database;
        this.clock = clock;
        this.lists = lists;
        this.board = board;
        this.outbox = outbox;
        this.gathering = new Gathering(board);
        this.mail = mail;
    }

    /// Sends the digest that is due, if it was not sent before. Whoever calls says only when to look.
    ///
    /// @param kind daily or weekly
    public void look(MailingList list, Delivery kind) {
        database.transact(tx -> {
            var last = lists.lock(tx, list);
            var slot = slot(list, kind);
            var sql = Statements.of(tx, DigestSql.class);
            sql.begin(list.id(), kind.word(), last, slot);
            var due = sql.readers(list.id(), kind.word(), slot, clock.instant());
            if (due.isEmpty()) return;
            send(tx, new Round(list, kind, slot, last), due);
            sql.endSlot(list.id(), kind.word(), last, slot);
        });
    }

    private String slot(MailingList list, Delivery kind) {
        return Slots.latest(list.policy(), kind, clock.instant()).name();
    }

    /// Sends now what waits, for all readers of digests or for one, but to nobody who is paused. The next slot brings
    /// what comes after it. Answers to how many it goes.
    public int sendNow(MailingList list, Optional<Long> member) {
        return database.inTransaction(tx -> {
            var last = lists.lock(tx, list);
            var got = 0;
            for (var kind : KINDS) {
                var waiting =
                        Statements.of(tx, DigestSql.class).readers(list.id(), kind.word(), ASKED_FOR, clock.instant());
                var awake = waiting.stream()
                        .filter(reader -> !reader.paused() && reader.number() < last)
                        .filter(reader -> member.isEmpty() || member.get() == reader.memberId())
                        .toList();
                send(tx, new Round(list, kind, ASKED_FOR, last), awake);
                move(tx, list, awake, last);
                got += awake.size();
            }
            return got;
        });
    }

    private static void move(Handle tx, MailingList list, List<Reader> readers, long number) {
        var members = readers.stream().map(Reader::memberId).toList();
        for (var from = 0; from < members.size(); from += AT_ONCE)
            Statements.of(tx, DigestSql.class)
                    .move(list.id(), members.subList(from, Math.min(from + AT_ONCE, members.size())), number);
    }

    /// Whoever reads digests and has no mark, since they chose so before there were any, begins now.
    public void begin() {
        for (var list : lists.all())
            database.transact(tx -> {
                var last = lists.lock(tx, list);
                for (var kind : KINDS)
                    Statements.of(tx, DigestSql.class).begin(list.id(), kind.word(), last, slot(list, kind));
            });
    }

    /// A new reader begins with what comes from now on. Who changes from one kind of digest to the other goes on where
    /// they are, and who wants each post from now on gets at once what has gathered.
    @Override
    public void changed(Handle tx, MailingList list, long member, Optional<Delivery> before, Optional<Delivery> after) {
        var sql = Statements.of(tx, DigestSql.class);
        var was = before.filter(KINDS::contains);
        var is = after.filter(KINDS::contains);
        if (was.isPresent() && after.equals(Optional.of(Delivery.EACH))) sendRest(tx, list, member, was.get());
        if (is.isEmpty()) {
            if (was.isPresent()) sql.deleteMark(list.id(), member);
        } else if (was.isEmpty()) {
            sql.deleteMark(list.id(), member);
            sql.insertMark(list.id(), member, lists.lastNumber(tx, list), slot(list, is.get()));
        } else if (!was.equals(is)) {
            // The slot that is over by now was not theirs.
            sql.markSlot(list.id(), member, slot(list, is.get()));
        }
    }

    private void sendRest(Handle tx, MailingList list, long member, Delivery kind) {
        var number = Statements.of(tx, DigestSql.class).mark(list.id(), member);
        if (number.isEmpty()) return;
        var reader = new Reader(member, number.get(), "", false);
        send(tx, new Round(list, kind, LAST_ONE, lists.lastNumber(tx, list)), List.of(reader));
    }

    /// @param slot the slot's name, or what stands for it
    /// @param last the digests end with this number
    private record Round(MailingList list, Delivery kind, String slot, long last) {}

    /// Those whose last digest ended at the same number share one.
    private void send(Handle tx, Round round, List<Reader> readers) {
        var groups = readers.stream()
                .filter(reader -> !reader.paused() && reader.number() < round.last())
                .collect(groupingBy(Reader::number, TreeMap::new, toList()));
        groups.forEach((from, group) -> {
            var posts = board.between(tx, round.list().id(), from, round.last());
            if (!posts.isEmpty()) send(tx, round, from, gathering.of(tx, posts), group);
        });
    }

    private void send(Handle tx, Round round, long from, Issue issue, List<Reader> readers) {
        var list = round.list();
        var now = clock.instant();
        var id = database.nextId();
        var source = database.nextId();
        Sources.write(tx, source, new Content.InMemory(mail.write(tx, list, id, issue, now)));
        var sql = Statements.of(tx, DigestSql.class);
        sql.insert(new Digest(id, list.id(), round.kind().word(), round.slot(), from, round.last(), source, now));
        for (var item : issue.items())
            sql.insertItem(id, item.place(), item.post().id());
        var mailing = new Mailing(
                database.nextId(),
                Mailing.Kind.DIGEST,
                list.id(),
                source,
                null,
                null,
                null,
                mail.messageId(id),
                null,
                now,
                now);
        outbox.add(
                tx,
                mailing,
                readers.stream()
                        .sorted(comparing(Reader::domain).thenComparingLong(Reader::memberId))
                        .map(Reader::memberId)
                        .toList());
        tx.afterCommit(() -> log.info(
                "digest={} list={} slot=\"{}\" letters={} members={}",
                id,
                list.name(),
                round.slot(),
                issue.items().size(),
                readers.size()));
    }
}
