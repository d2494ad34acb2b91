-- What we asked people and wait for. The first answer counts; one question may have been put to several.
create table question (
    id          bigint primary key,
    list_id     bigint not null references list,
    kind        varchar not null,
    about       bigint,
    words       varchar not null,
    subject     varchar not null,
    message_id  varchar not null,
    asked       timestamp with time zone not null,
    expires     timestamp with time zone not null,
    remind      bigint not null,
    explained   int not null,
    state       varchar not null,
    answer      varchar not null,
    answered_by varchar not null,
    answered    timestamp with time zone
);
create index question_by_about on question (about);
create table question_asked (
    question_id bigint not null references question,
    address_key varchar not null,
    address     varchar not null,
    name        varchar not null,
    primary key (question_id, address_key)
);
create index question_asked_by_address on question_asked (address_key);
-- Open questions only: when to look at each again, to remind or to end it.
create table question_due (
    id       bigint primary key references question,
    look_at  timestamp with time zone not null,
    reminded int not null
);

-- Messages that want to be posts and wait for a person: a moderator, or their own author.
create table held (
    id           bigint primary key,
    list_id      bigint not null references list,
    inbox_id     bigint not null references inbox,
    source_id    bigint not null references source,
    message_id   varchar,
    content_hash bytea not null,
    address      varchar not null,
    name         varchar not null,
    robot        boolean not null,
    subject      varchar not null,
    why          varchar not null,
    parent_id    bigint references post,
    at           timestamp with time zone not null,
    state        varchar not null,
    decided_by   varchar not null,
    decided      timestamp with time zone,
    words        varchar not null
);
create index held_by_content on held (list_id, content_hash);
create index held_by_mail on held (inbox_id);
create index held_by_state on held (state);
-- Decided, and for the desk to take up when the time comes in which the decision could be taken back.
create table held_ready (
    id    bigint primary key references held,
    at    timestamp with time zone not null,
    tries int not null
);

-- No mail to this member for now: until a day that they named, or without an end where their mail came back.
alter table subscription add column paused_until timestamp with time zone;
alter table subscription add column bounced boolean default false not null;
-- Failed deliveries up to this day do not count any more.
alter table subscription add column bounces_after date;

-- Failed deliveries by day, with the mail that reported each, or none where the relay said it itself. Those count that
-- are an address's own lasting fault.
drop table bounce;
create table bounce (
    id        bigint primary key,
    list_id   bigint not null references list,
    member_id bigint not null references member,
    on_day    date not null,
    counts    boolean not null,
    status    varchar not null,
    reason    varchar not null,
    inbox_id  bigint references inbox
);
create index bounce_by_member on bounce (list_id, member_id, on_day);
-- Whose failures have been counted since they were last judged. Empty when all is done.
create table bounce_news (
    list_id   bigint not null references list,
    member_id bigint not null references member,
    primary key (list_id, member_id)
);

create index post_by_author on post (list_id, author_id);

-- A digest: the posts from one number to another, as those got it whose last one ended at the same number.
create table digest (
    id          bigint primary key,
    list_id     bigint not null references list,
    kind        varchar not null,
    slot        varchar not null,
    from_number bigint not null,
    to_number   bigint not null,
    source_id   bigint not null references source,
    made        timestamp with time zone not null
);
create table digest_item (
    digest_id bigint not null references digest,
    place     int not null,
    post_id   bigint not null references post,
    primary key (digest_id, place)
);
-- How far a member's digests have come: the last number, and the last slot that was looked at.
create table digest_mark (
    list_id   bigint not null references list,
    member_id bigint not null references member,
    number    bigint not null,
    slot      varchar not null,
    primary key (list_id, member_id)
);
