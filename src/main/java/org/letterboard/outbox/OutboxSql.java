package org.letterboard.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.letterboard.db.Claims;

interface OutboxSql {
    @SqlBatch("""
            insert into mailing
                (id, kind, list_id, source_id, post_id, inbox_id, sender_id, sent_as, same_as, created, not_before)
            values
                (:id, :kind, :listId, :sourceId, :postId, :inboxId, :senderId, :sentAs, :sameAs, :created, :notBefore)
            """)
    void insertMailings(@BindMethods List<Mailing> mailings);

    @SqlQuery("select * from mailing where id = :id")
    Optional<Mailing> mailing(long id);

    /// 1 for the first; a second one waits until the first has committed, and gets 0.
    @SqlUpdate("insert into mailing_turn (same_as) values (:sameAs) on conflict do nothing")
    int takeTurn(byte[] sameAs);

    @SqlQuery("""
            select p.members from parcel p join mailing m on m.id = p.mailing_id
            where m.same_as = :sameAs and m.list_id <> :listId
            """)
    List<byte[]> membersOfSame(byte[] sameAs, long listId);

    @SqlBatch("insert into parcel (id, mailing_id, members, size) values (:id, :mailing, :members, :size)")
    void insertParcels(@BindMethods List<NewParcel> parcels);

    /// @param members packed
    record NewParcel(long id, long mailing, byte[] members, int size, Instant notBefore) {}

    @SqlBatch("""
            insert into parcel_work (id, not_before, leased_by, lease_until, lease_no, done)
            values (:id, :notBefore, null, :free, 0, 0)
            """)
    void insertParcelWork(@BindMethods List<NewParcel> parcels, Instant free);

    /// Ordered by id: any other order makes H2 lock every row that matches.
    @SqlQuery("""
            select id from parcel_work where not_before <= :now and lease_until <= :now
            order by id limit 1 for update skip locked
            """)
    Optional<Long> dueParcel(Instant now);

    @SqlUpdate("""
            update parcel_work set leased_by = :claimant, lease_until = :until, lease_no = lease_no + 1 where id = :id
            """)
    void claimParcel(long id, String claimant, Instant until);

    @SqlQuery("""
            select p.id, p.mailing_id, p.members as packed, w.lease_no, w.done
            from parcel_work w join parcel p on p.id = w.id where w.id = :id
            """)
    Parcel parcel(long id);

    @SqlUpdate("update parcel_work set lease_until = :now where leased_by like :claimants")
    void freeParcels(String claimants, Instant now);

    @SqlQuery("select id, lease_no, leased_by from parcel_work where leased_by like :claimants")
    List<Claims.Leased> leasedParcels(String claimants);

    @SqlUpdate("update parcel_work set lease_until = :now where id = :id and lease_no = :leaseNo")
    void freeParcel(long id, int leaseNo, Instant now);

    @SqlUpdate("update parcel_work set done = :done, lease_until = :until where id = :id and lease_no = :leaseNo")
    int noteProgress(long id, int leaseNo, int done, Instant until);

    @SqlUpdate("""
            update parcel_work set done = :done, not_before = :notBefore, lease_until = :notBefore
            where id = :id and lease_no = :leaseNo
            """)
    int release(long id, int leaseNo, int done, Instant notBefore);

    @SqlUpdate("delete from parcel_work where id = :id and lease_no = :leaseNo")
    int finish(long id, int leaseNo);

    @SqlBatch("""
            insert into delivery
                (id, mailing_id, member_id, address, first_try, next_try, tries, reply, lease_until, lease_no)
            values
                (:id, :mailingId, :memberId, :address, :firstTry, :nextTry, :tries, :reply, :nextTry, 0)
            """)
    void insertDeliveries(@BindMethods List<Delivery> deliveries);

    /// Ordered by id, as above.
    @SqlQuery("""
            select id from delivery where next_try <= :now and lease_until <= :now
            order by id limit 1 for update skip locked
            """)
    Optional<Long> dueDelivery(Instant now);

    @SqlUpdate("""
            update delivery set leased_by = :claimant, lease_until = :until, lease_no = lease_no + 1 where id = :id
            """)
    void claimDelivery(long id, String claimant, Instant until);

    @SqlQuery("select * from delivery where id = :id")
    Delivery delivery(long id);

    @SqlUpdate("update delivery set lease_until = :now where leased_by like :claimants")
    void freeDeliveries(String claimants, Instant now);

    @SqlQuery("select id, lease_no, leased_by from delivery where leased_by like :claimants")
    List<Claims.Leased> leasedDeliveries(String claimants);

    @SqlUpdate("update delivery set lease_until = :now where id = :id and lease_no = :leaseNo")
    void freeDelivery(long id, int leaseNo, Instant now);

    @SqlUpdate("""
            update delivery set next_try = :nextTry, lease_until = :nextTry, tries = :tries, reply = :reply
            where id = :id and lease_no = :leaseNo
            """)
    int postpone(long id, int leaseNo, Instant nextTry, int tries, String reply);

    @SqlUpdate("delete from delivery where id = :id and lease_no = :leaseNo")
    int endDelivery(long id, int leaseNo);

    @SqlUpdate("""
            insert into delivery_end (id, mailing_id, member_id, address, at, outcome, reply)
            values (:id, :mailing, :member, :address, :at, :outcome, :reply)
            """)
    void insertEnd(
            long id, long mailing, @Nullable Long member, String address, Instant at, String outcome, String reply);

    @SqlUpdate("update delivery set next_try = :now, lease_until = :now where next_try > :now")
    int retryNow(Instant now);

    @SqlQuery("""
            select p.mailing_id, concat(p.size - w.done, ' members') as "to", w.not_before as next_try, 0 as tries, '' as reply
            from parcel_work w join parcel p on p.id = w.id order by w.id
            """)
    List<Outbox.Waiting> waitingParcels();

    @SqlQuery("""
            select mailing_id, address as "to", next_try, tries, reply from delivery order by id
            """)
    List<Outbox.Waiting> waitingDeliveries();

    @SqlQuery("""
            select m.id as mailing_id, m.kind, m.created,
                cast((select coalesce(sum(p.size), 0) from parcel p where p.mailing_id = m.id) as int) as recipients,
                cast((select coalesce(sum(p.size - w.done), 0) from parcel p join parcel_work w on w.id = p.id
                      where p.mailing_id = m.id) as int) as waiting,
                cast((select count(*) from delivery d where d.mailing_id = m.id) as int) as retrying,
                cast((select count(*) from delivery_end e where e.mailing_id = m.id and e.outcome <> 'sent') as int) as failed
            from mailing m where m.inbox_id = :inboxId order by m.id
            """)
    List<Outbox.Progress> progress(long inboxId);

    @SqlQuery("""
            select m.id as mailing_id, m.kind, m.created,
                cast((select coalesce(sum(p.size), 0) from parcel p where p.mailing_id = m.id) as int) as recipients,
                cast((select coalesce(sum(p.size - w.done), 0) from parcel p join parcel_work w on w.id = p.id
                      where p.mailing_id = m.id) as int) as waiting,
                cast((select count(*) from delivery d where d.mailing_id = m.id) as int) as retrying,
                cast((select count(*) from delivery_end e where e.mailing_id = m.id and e.outcome <> 'sent') as int) as failed
            from mailing m where m.id = :mailing
            """)
    Outbox.Progress progressOf(long mailing);

    @SqlQuery("""
            select count(*) from parcel p join parcel_work w on w.id = p.id where p.mailing_id = :mailing
            """)
    int parcelsLeft(long mailing);

    /// What waits is in these two tables and nothing else.
    @SqlQuery("""
            select count(*) as parcels, cast(coalesce(sum(p.size - w.done), 0) as bigint) as members
            from parcel_work w join parcel p on p.id = w.id
            """)
    Outbox.Parcels parcels();

    @SqlQuery("select count(*) from delivery")
    int deliveries();

    /// Due, and nobody is at it.
    @SqlQuery("select min(not_before) from parcel_work where not_before <= :now and lease_until <= :now")
    Optional<Instant> oldestDueParcel(Instant now);

    @SqlQuery("select min(next_try) from delivery where next_try <= :now and lease_until <= :now")
    Optional<Instant> oldestDueDelivery(Instant now);

    @SqlQuery("""
            select mailing_id, address as "to", next_try, tries, reply from delivery
            where mailing_id = :mailing order by id limit :limit
            """)
    List<Outbox.Waiting> retrying(long mailing, int limit);

    @SqlQuery("""
            select mailing_id, address, at, outcome, reply from delivery_end
            where mailing_id = :mailing order by case when outcome = 'sent' then 1 else 0 end, id limit :limit
            """)
    List<Outbox.Ended> ends(long mailing, int limit);

    @SqlQuery("""
            select mailing_id, address, at, outcome, reply from delivery_end
            where outcome <> 'sent' order by id desc limit :limit
            """)
    List<Outbox.Ended> failed(int limit);

    @SqlQuery("select distinct inbox_id from mailing where sent_as = :sentAs and inbox_id is not null")
    List<Long> causes(String sentAs);
}
