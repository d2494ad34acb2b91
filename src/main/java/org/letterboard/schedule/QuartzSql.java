package org.letterboard.schedule;

import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What Quartz answers one by one, and slowly where there are many lists.
interface QuartzSql {

    /// The names of the entries whose trigger is stored, with the words of their times.
    @SqlQuery("""
            select trigger_name, description from qrtz_triggers
            where sched_name = :scheduler and trigger_group = :ours and trigger_state <> 'ERROR'
            """)
    @KeyColumn("trigger_name")
    @ValueColumn("description")
    Map<String, String> stored(String scheduler, String ours);
}
