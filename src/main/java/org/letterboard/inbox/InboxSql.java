package org.letterboard.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.letterboard.db.Claims;

interface InboxSql {
    @SqlBatch("""
            insert into inbox (id, source_id, door, peer, helo, tls, mail_from, recipients, utf8, received)
            values (:id, :sourceId, :door, :peer, :helo, :tls, :mailFrom, :recipients, :utf8, :received)
            """)
    void insert(@BindMethods List<Arrived> arrived);

    @SqlBatch("""
            insert into inbox_work (id, leased_by, lease_until, lease_no, tries) values (:id, null, :free, 0, 0)
            """)
    void insertWork(List<Long> id, Instant free);

    @SqlQuery("select inbox_id from inbox_origin where origin = :origin")
    Optional<Long> cameFrom(String origin);

    @SqlUpdate("insert into inbox_origin (origin, inbox_id) values (:origin, :id)")
    void insertOrigin(String origin, long id);

    /// Ordered by id: any other order makes H2 lock every row that matches.
    @SqlQuery("""
            select id from inbox_work where lease_until <= :now order by id limit :most for update skip locked
            """)
    List<Long> free(Instant now, int most);

    @SqlUpdate("""
            update inbox_work
            set leased_by = :claimant, lease_until = :until, lease_no = lease_no + 1, tries = tries + 1
            where id in (<ids>)
            """)
    void claim(@BindList List<Long> ids, String claimant, Instant until);

    /// Those of one look, as they would be leased by it.
    @SqlQuery("""
            select w.lease_no + 1 as "no", w.tries + 1 as tries, s.size, i.*
            from inbox_work w join inbox i on i.id = w.id join source s on s.id = i.source_id
            where w.id in (<ids>) order by w.id
            """)
    List<Lease> leases(@BindList List<Long> ids);

    @SqlUpdate("update inbox_work set lease_until = :now where leased_by like :claimants")
    void free(String claimants, Instant now);

    @SqlBatch("delete from inbox_work where id = :id and lease_no = :no")
    int[] finish(@BindMethods List<Claims.Lease> leases);

    @SqlQuery("select id, lease_no, leased_by from inbox_work where leased_by like :claimants")
    List<Claims.Leased> leasedBy(String claimants);

    @SqlUpdate("""
            update inbox_work set leased_by = null, lease_until = :until where id = :id and lease_no = :no
            """)
    int giveBack(long id, int no, Instant until);

    /// Where it was to two lists, one reason is enough.
    @SqlUpdate("insert into inbox_aside (id, at, reason) values (:id, :at, :reason) on conflict do nothing")
    void putAside(long id, Instant at, String reason);

    @SqlUpdate("delete from inbox_aside where id = :id")
    int takeBack(long id);

    @SqlQuery("select * from inbox where id = :id")
    Optional<Arrived> find(long id);

    @SqlQuery("""
            select a.id, a.at, a.reason, i.mail_from, i.recipients
            from inbox_aside a join inbox i on i.id = a.id order by a.id
            """)
    List<Aside> aside();

    @SqlQuery("""
            select a.id, a.at, a.reason, i.mail_from, i.recipients
            from inbox_aside a join inbox i on i.id = a.id where a.id = :id
            """)
    Optional<Aside> asideOf(long id);

    @SqlQuery("""
            select w.id, i.received, w.tries, i.mail_from, i.recipients
            from inbox_work w join inbox i on i.id = w.id order by w.id limit :limit
            """)
    List<Queued> queue(int limit);

    @SqlQuery("select count(*) from inbox_work where id = :id")
    int waits(long id);

    @SqlQuery("""
            select i.id, substring(coalesce(p.bytes, l.bytes) from 1 for :length) as bytes
            from inbox i
            left join source_piece p on p.source_id = i.source_id and p.piece = 0
            left join source_large l on l.source_id = i.source_id and l.piece = 0
            where i.id < :before order by i.id desc limit :limit
            """)
    List<Inbox.Beginning> beginnings(long before, int limit, int length);

    @SqlQuery("select count(*) from inbox_aside")
    int countAside();

    /// By id, which is nearly the order in which they came, and costs one row.
    @SqlQuery("select i.received from inbox_work w join inbox i on i.id = w.id order by w.id limit 1")
    Optional<Instant> oldest();

    @SqlQuery("select count(*) from inbox_work")
    int waiting();

    @SqlBatch("insert into station (id, inbox_id, at, words) values (:id, :mail, :at, :words)")
    void stations(@BindMethods List<Noted> noted);

    record Noted(long id, long mail, Instant at, String words) {}

    @SqlQuery("select at, words from station where inbox_id = :mail order by at, id")
    List<Station> stations(long mail);
}
