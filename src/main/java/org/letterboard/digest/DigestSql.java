package org.letterboard.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface DigestSql {
    /// Who reads digests and has no mark yet begins here.
    @SqlUpdate("""
            insert into digest_mark (list_id, member_id, number, slot)
            select s.list_id, s.member_id, :number, :slot from subscription s
            where s.list_id = :list and s.delivery = :kind
              and not exists (select 1 from digest_mark m where m.list_id = s.list_id and m.member_id = s.member_id)
            """)
    void begin(long list, String kind, long number, String slot);

    /// Those of the kind who have not had this slot.
    @SqlQuery("""
            select m.member_id, m.number, a.address,
                s.bounced or (s.paused_until is not null and s.paused_until > :now) as paused
            from digest_mark m
                join subscription s on s.list_id = m.list_id and s.member_id = m.member_id
                join address a on a.member_id = m.member_id and a.main
            where m.list_id = :list and s.delivery = :kind and m.slot <> :slot
            """)
    List<Reader> readers(long list, String kind, String slot, Instant now);

    @SqlUpdate("""
            update digest_mark set number = :number, slot = :slot
            where list_id = :list and slot <> :slot and member_id in
                (select s.member_id from subscription s where s.list_id = :list and s.delivery = :kind)
            """)
    void endSlot(long list, String kind, long number, String slot);

    @SqlUpdate("update digest_mark set number = :number where list_id = :list and member_id in (<members>)")
    void move(long list, @BindList Collection<Long> members, long number);

    @SqlQuery("select number from digest_mark where list_id = :list and member_id = :member")
    Optional<Long> mark(long list, long member);

    @SqlUpdate("update digest_mark set slot = :slot where list_id = :list and member_id = :member")
    int markSlot(long list, long member, String slot);

    @SqlUpdate("insert into digest_mark (list_id, member_id, number, slot) values (:list, :member, :number, :slot)")
    void insertMark(long list, long member, long number, String slot);

    @SqlUpdate("delete from digest_mark where list_id = :list and member_id = :member")
    void deleteMark(long list, long member);

    @SqlUpdate("""
            insert into digest (id, list_id, kind, slot, from_number, to_number, source_id, made)
            values (:id, :listId, :kind, :slot, :fromNumber, :toNumber, :sourceId, :made)
            """)
    void insert(@BindMethods Digest digest);

    @SqlUpdate("insert into digest_item (digest_id, place, post_id) values (:digest, :place, :post)")
    void insertItem(long digest, int place, long post);

    @SqlQuery("select * from digest where id = :id")
    Optional<Digest> find(long id);

    @SqlQuery("select post_id from digest_item where digest_id = :digest order by place")
    List<Long> items(long digest);

    /// The last ones that hold a post of theirs.
    @SqlQuery("""
            select * from digest where list_id = :list and from_number < :number and to_number >= :number
            order by id desc limit :limit
            """)
    List<Digest> holding(long list, long number, int limit);
}
