package org.letterboard.watch;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AlarmSql {
    @SqlQuery("""
            select name, kind, gateway, since, seen, subject, message_id from alarm where ended is null order by since, name
            """)
    List<Alarm> open();

    @SqlUpdate("""
            insert into alarm (name, kind, gateway, since, seen, ended, subject, message_id)
            values (:name, :kind, :gateway, :since, :now, null, '', '')
            on conflict do nothing
            """)
    int insert(String name, Alarm.Kind kind, String gateway, Instant since, Instant now);

    /// For who is first: the others find that it has begun.
    @SqlUpdate("""
            update alarm set gateway = :gateway, since = :since, seen = :now, ended = null, subject = '', message_id = ''
            where name = :name and ended is not null
            """)
    int beginAgain(String name, String gateway, Instant since, Instant now);

    /// One that was over before anybody could be told. Whoever comes second finds that it ended after it began.
    @SqlUpdate("""
            update alarm set gateway = :gateway, since = :since, seen = :now, ended = :now
            where name = :name and (ended is null or ended < :since)
            """)
    int passed(String name, String gateway, Instant since, Instant now);

    @SqlUpdate("update alarm set subject = :subject, message_id = :messageId where name = :name")
    void told(String name, String subject, String messageId);

    @SqlUpdate("update alarm set gateway = :gateway, seen = :now where name = :name and seen = :before")
    int seen(String name, String gateway, Instant now, Instant before);

    @SqlUpdate("update alarm set ended = :now where name = :name and ended is null")
    int end(String name, Instant now);

    @SqlUpdate("""
            update alarm set ended = :now
            where ended is null and (seen < :longAgo or (kind = 'GATEWAY' and since < :longAgo))
            """)
    int forget(Instant now, Instant longAgo);
}
