-- The tables of Quartz 2.5.2 (its tables_postgres.sql), with those of its indexes that a few triggers a list are worth.
-- Some stay empty: cron_triggers, blob_triggers, calendars. Times are milliseconds since 1970; no row holds a
-- serialized object of ours.
create table qrtz_job_details (
    sched_name        varchar not null,
    job_name          varchar not null,
    job_group         varchar not null,
    description       varchar,
    job_class_name    varchar not null,
    is_durable        boolean not null,
    is_nonconcurrent  boolean not null,
    is_update_data    boolean not null,
    requests_recovery boolean not null,
    job_data          bytea,
    primary key (sched_name, job_name, job_group)
);
create table qrtz_triggers (
    sched_name     varchar not null,
    trigger_name   varchar not null,
    trigger_group  varchar not null,
    job_name       varchar not null,
    job_group      varchar not null,
    description    varchar,
    next_fire_time bigint,
    prev_fire_time bigint,
    priority       int,
    trigger_state  varchar not null,
    trigger_type   varchar not null,
    start_time     bigint  not null,
    end_time       bigint,
    calendar_name  varchar,
    misfire_instr  smallint,
    job_data       bytea,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, job_name, job_group) references qrtz_job_details
);
create index qrtz_triggers_by_job on qrtz_triggers (sched_name, job_name, job_group);
create index qrtz_triggers_by_next on qrtz_triggers (sched_name, trigger_state, next_fire_time);
create table qrtz_simple_triggers (
    sched_name      varchar not null,
    trigger_name    varchar not null,
    trigger_group   varchar not null,
    repeat_count    bigint  not null,
    repeat_interval bigint  not null,
    times_triggered bigint  not null,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references qrtz_triggers
);
create table qrtz_cron_triggers (
    sched_name      varchar not null,
    trigger_name    varchar not null,
    trigger_group   varchar not null,
    cron_expression varchar not null,
    time_zone_id    varchar,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references qrtz_triggers
);
create table qrtz_simprop_triggers (
    sched_name    varchar not null,
    trigger_name  varchar not null,
    trigger_group varchar not null,
    str_prop_1    varchar,
    str_prop_2    varchar,
    str_prop_3    varchar,
    int_prop_1    int,
    int_prop_2    int,
    long_prop_1   bigint,
    long_prop_2   bigint,
    dec_prop_1    numeric(13, 4),
    dec_prop_2    numeric(13, 4),
    bool_prop_1   boolean,
    bool_prop_2   boolean,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references qrtz_triggers
);
create table qrtz_blob_triggers (
    sched_name    varchar not null,
    trigger_name  varchar not null,
    trigger_group varchar not null,
    blob_data     bytea,
    primary key (sched_name, trigger_name, trigger_group),
    foreign key (sched_name, trigger_name, trigger_group) references qrtz_triggers
);
create table qrtz_calendars (
    sched_name    varchar not null,
    calendar_name varchar not null,
    calendar      bytea   not null,
    primary key (sched_name, calendar_name)
);
create table qrtz_paused_trigger_grps (
    sched_name    varchar not null,
    trigger_group varchar not null,
    primary key (sched_name, trigger_group)
);
create table qrtz_fired_triggers (
    sched_name        varchar not null,
    entry_id          varchar not null,
    trigger_name      varchar not null,
    trigger_group     varchar not null,
    instance_name     varchar not null,
    fired_time        bigint  not null,
    sched_time        bigint  not null,
    priority          int     not null,
    state             varchar not null,
    job_name          varchar,
    job_group         varchar,
    is_nonconcurrent  boolean,
    requests_recovery boolean,
    primary key (sched_name, entry_id)
);
create table qrtz_scheduler_state (
    sched_name        varchar not null,
    instance_name     varchar not null,
    last_checkin_time bigint  not null,
    checkin_interval  bigint  not null,
    primary key (sched_name, instance_name)
);
create table qrtz_locks (
    sched_name varchar not null,
    lock_name  varchar not null,
    primary key (sched_name, lock_name)
);
