-- What is wrong and the operator was told of, a row each, kept when it is over. Whoever writes the row sends the mail.
create table alarm (
    name       varchar primary key,
    kind       varchar not null,
    gateway    varchar not null,
    since      timestamp with time zone not null,
    seen       timestamp with time zone not null,
    ended      timestamp with time zone,
    subject    varchar not null,
    message_id varchar not null
);
