-- An archive that is or was brought into a list.
create table import_run (
    id           bigint primary key,
    list_id      bigint not null references list,
    files        varchar not null,
    began        timestamp with time zone not null,
    -- Its posts have higher numbers than this one.
    after_number bigint not null,
    ended        timestamp with time zone
);
-- Those that are under way, or were broken off: one a list. Nobody sees their posts yet. Empty when all is done.
create table import_open (
    list_id bigint primary key references list,
    run_id  bigint not null
);
-- The import that brought a post. No index and no foreign key, which would make one: its posts are found by their numbers.
alter table post add column import_id bigint;
-- How many posts of a topic nobody sees yet. They are not counted in its other columns where it has others.
alter table topic add column hidden int default 0 not null;
