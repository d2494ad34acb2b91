package org.letterboard.lists;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface MembersSql {
    @SqlQuery("""
            select m.id, m.name, main.address
            from address a join member m on m.id = a.member_id join address main on main.member_id = m.id and main.main
            where a.address_key = :key
            """)
    Optional<Member> byAddress(String key);

    @SqlQuery("""
            select m.id, m.name, a.address from member m join address a on a.member_id = m.id and a.main
            where m.id = :id
            """)
    Optional<Member> byId(long id);

    @SqlUpdate("insert into member (id, name, since) values (:id, :name, :since)")
    void insert(long id, String name, Instant since);

    @SqlUpdate("update member set name = :name where id = :id")
    void rename(long id, String name);

    @SqlUpdate("delete from member where id = :id")
    void delete(long id);

    @SqlUpdate("""
            insert into address (address_key, address, member_id, main) values (:key, :address, :member, true)
            on conflict do nothing
            """)
    int insertAddress(String key, String address, long member);

    @SqlQuery("select id from list where id = :list for update")
    long lockList(long list);

    @SqlUpdate("update subscription set delivery = :delivery where list_id = :list and member_id = :member")
    int changeDelivery(long list, long member, String delivery);

    @SqlUpdate("""
            insert into subscription (list_id, member_id, delivery, since) values (:list, :member, :delivery, :since)
            """)
    void subscribe(long list, long member, String delivery, Instant since);

    /// Whoever was paused gets mail again; failures of the past do not count any more.
    @SqlUpdate("""
            update subscription set paused_until = null, bounced = false, bounces_after = :today
            where list_id = :list and member_id = :member and (paused_until is not null or bounced)
            """)
    void resume(long list, long member, LocalDate today);

    @SqlUpdate("update subscription set paused_until = :until where list_id = :list and member_id = :member")
    void pause(long list, long member, Instant until);

    @SqlUpdate("update subscription set bounced = true where list_id = :list and member_id = :member")
    void pauseBounced(long list, long member);

    @SqlQuery("""
            select s.list_id, m.id, m.name, a.address, s.delivery, s.since, s.paused_until, s.bounced
            from subscription s join member m on m.id = s.member_id join address a on a.member_id = m.id and a.main
            where s.list_id = :list and s.member_id = :member
            """)
    Optional<Subscription> one(long list, long member);

    @SqlUpdate("delete from subscription where list_id = :list and member_id = :member")
    int unsubscribe(long list, long member);

    @SqlQuery("select count(*) from subscription where list_id = :list and member_id = :member")
    int isOn(long list, long member);

    @SqlQuery("""
            select s.list_id, m.id, m.name, a.address, s.delivery, s.since, s.paused_until, s.bounced
            from subscription s join member m on m.id = s.member_id join address a on a.member_id = m.id and a.main
            where s.list_id = :list order by m.name, m.id
            """)
    List<Subscription> on(long list);

    @SqlQuery("select list_id from subscription where member_id = :member")
    List<Long> listsOf(long member);

    @SqlQuery("""
            select m.id, m.name, a.address
            from subscription s join member m on m.id = s.member_id join address a on a.member_id = m.id and a.main
            where s.list_id = :list and s.delivery = :delivery and not s.bounced
              and (s.paused_until is null or s.paused_until <= :now)
            """)
    List<Member> withDelivery(long list, String delivery, Instant now);

    @SqlQuery("""
            select m.id, m.name, a.address
            from subscription s join member m on m.id = s.member_id join address a on a.member_id = m.id and a.main
            where s.list_id = :list and s.member_id in (<members>) and not s.bounced
            """)
    List<Member> addresses(long list, @BindList Collection<Long> members);
}
