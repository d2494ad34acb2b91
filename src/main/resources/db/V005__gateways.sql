-- The processes that share this database, and when each was last seen.
create table gateway (
    name          varchar primary key,
    configuration varchar not null,
    started       timestamp with time zone not null,
    seen          timestamp with time zone not null
);
-- What only one of them may do at a time.
create table task (
    name    varchar primary key,
    held_by varchar not null,
    until   timestamp with time zone not null
);
