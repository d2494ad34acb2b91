package org.letterboard.gateways;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface GatewaysSql {
    @SqlQuery("select name, configuration from gateway where name <> :name and seen > :since order by name")
    List<Gateways.Other> others(String name, Instant since);

    @SqlQuery("select name from gateway where seen > :since order by name")
    List<String> alive(Instant since);

    @SqlUpdate("update gateway set configuration = :configuration, seen = :now where name = :name")
    int seen(String name, String configuration, Instant now);

    @SqlUpdate("""
            insert into gateway (name, configuration, started, seen) values (:name, :configuration, :now, :now)
            on conflict do nothing
            """)
    int insert(String name, String configuration, Instant now);

    @SqlQuery("select name from gateway where name <> :name and seen <= :since for update")
    List<String> dead(String name, Instant since);

    @SqlUpdate("delete from gateway where name = :name")
    int delete(String name);

    @SqlUpdate("insert into task (name, held_by, until) values (:task, :name, :until) on conflict do nothing")
    int insertTask(String task, String name, Instant until);

    /// Takes what is ours already, or nobody's any more.
    @SqlUpdate("""
            update task set held_by = :name, until = :until where name = :task and (held_by = :name or until <= :now)
            """)
    int take(String task, String name, Instant now, Instant until);

    @SqlUpdate("update task set until = :now where held_by = :name")
    int letGo(String name, Instant now);

    @SqlUpdate("update task set until = :until where name = :task and held_by = :name")
    int keep(String task, String name, Instant until);

    @SqlUpdate("delete from task where name = :task and held_by = :name")
    void endTask(String task, String name);

    @SqlQuery("select held_by from task where name = :task and until > :now")
    Optional<String> holder(String task, Instant now);
}
