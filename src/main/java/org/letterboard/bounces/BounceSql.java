package org.letterboard.bounces;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

interface BounceSql {
    @SqlUpdate("""
            insert into bounce (id, list_id, member_id, on_day, counts, status, reason, inbox_id)
            values (:id, :list, :member, :day, :counts, :status, :reason, :mail)
            """)
    void insert(
            long id,
            long list,
            long member,
            LocalDate day,
            boolean counts,
            String status,
            String reason,
            @Nullable Long mail);

    @SqlUpdate("insert into bounce_news (list_id, member_id) values (:list, :member) on conflict do nothing")
    void tell(long list, long member);

    @SqlQuery("select list_id, member_id from bounce_news order by list_id, member_id")
    List<Failures.News> news();

    @SqlUpdate("delete from bounce_news where list_id = :list and member_id = :member")
    int takeUp(long list, long member);

    @SqlQuery("""
            select cast(count(distinct b.on_day) as int) as days, min(b.on_day) as since
            from bounce b join subscription s on s.list_id = b.list_id and s.member_id = b.member_id
            where b.list_id = :list and b.member_id = :member and b.counts and not s.bounced
              and (s.bounces_after is null or b.on_day > s.bounces_after)
            """)
    Failures.Series series(long list, long member);

    @SqlQuery("""
            select reason, inbox_id from bounce where list_id = :list and member_id = :member and counts
            order by on_day desc, id desc limit 1
            """)
    Optional<Failures.Last> last(long list, long member);
}
