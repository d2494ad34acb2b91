-- Where a message lay before it came to us, for doors that may see it again after a crash. Written with its inbox row.
create table inbox_origin (
    origin   varchar primary key,
    inbox_id bigint not null references inbox
);
