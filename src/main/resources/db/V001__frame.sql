-- Ids come from one sequence, fetched a thousand at a time. They are not the order of commits.
create sequence ids start with 1000 increment by 1000;

-- A message, byte for byte as it came or as we wrote it, in pieces of 1 MB at most.
create table source (
    id   bigint primary key,
    size bigint not null
);
create table source_piece (
    source_id bigint not null references source,
    piece     int    not null,
    bytes     bytea  not null,
    primary key (source_id, piece)
);

-- What a door knew about a message. Never changed.
create table inbox (
    id         bigint primary key,
    source_id  bigint not null references source,
    door       varchar not null,
    peer       varchar not null,
    helo       varchar not null,
    tls        varchar not null,
    mail_from  varchar,
    recipients varchar not null,
    utf8       boolean not null,
    received   timestamp with time zone not null
);
-- What waits for the desk. Narrow, since it is written at every claim.
create table inbox_work (
    id          bigint primary key references inbox,
    leased_by   varchar,
    lease_until timestamp with time zone not null,
    lease_no    int not null,
    tries       int not null
);
create table inbox_aside (
    id     bigint primary key references inbox,
    at     timestamp with time zone not null,
    reason varchar not null
);
-- What the desk decided about a message: a line a station.
create table station (
    id       bigint primary key,
    inbox_id bigint not null references inbox,
    at       timestamp with time zone not null,
    words    varchar not null
);
create index station_by_mail on station (inbox_id);

-- Lists, known by the name of their file. A closed one keeps its posts.
create table list (
    id          bigint primary key,
    name        varchar not null unique,
    last_number bigint not null,
    last_change bigint not null,
    closed      boolean not null
);
create table member (
    id    bigint primary key,
    name  varchar not null,
    since timestamp with time zone not null
);
create table address (
    address_key varchar primary key,
    address     varchar not null,
    member_id   bigint not null references member,
    main        boolean not null
);
create index address_by_member on address (member_id);
create table subscription (
    list_id   bigint not null references list,
    member_id bigint not null references member,
    delivery  varchar not null,
    since     timestamp with time zone not null,
    primary key (list_id, member_id)
);
create index subscription_by_member on subscription (member_id);
-- A member's masked address on a list: the same for life.
create table masked (
    list_id   bigint not null references list,
    alias     varchar not null,
    member_id bigint not null references member,
    revoked   boolean not null,
    primary key (list_id, alias)
);
create unique index masked_by_member on masked (list_id, member_id);

-- The board. A node is a message id in the forest of a list; a ghost is named but not here. A post has its node's id.
create table topic (
    id          bigint primary key,
    list_id     bigint not null references list,
    subject     varchar not null,
    posts       int not null,
    first_at    timestamp with time zone not null,
    last_at     timestamp with time zone not null,
    last_number bigint not null,
    joined_into bigint
);
create index topic_by_last on topic (list_id, last_number desc);
create table node (
    id         bigint primary key,
    list_id    bigint not null references list,
    message_id varchar not null,
    topic_id   bigint not null references topic,
    parent_id  bigint,
    ghost      boolean not null
);
create unique index node_by_message_id on node (list_id, message_id);
create index node_by_topic on node (topic_id);
create table post (
    id           bigint primary key references node,
    list_id      bigint not null references list,
    number       bigint not null,
    topic_id     bigint not null references topic,
    source_id    bigint not null references source,
    inbox_id     bigint not null references inbox,
    message_id   varchar,
    sent_as      varchar not null,
    content_hash bytea not null,
    author_id    bigint not null references member,
    author       varchar not null,
    subject      varchar not null,
    written      timestamp with time zone not null,
    received     timestamp with time zone not null
);
create unique index post_by_number on post (list_id, number);
create unique index post_by_sent_as on post (list_id, sent_as);
create index post_by_message_id on post (list_id, message_id);
create index post_by_topic on post (topic_id);
create index post_by_mail on post (inbox_id);
-- What the board shows of a post; it can always be made again from its source.
create table post_body (
    post_id bigint primary key references post,
    blocks  varchar not null,
    html    varchar
);
create table attachment (
    post_id bigint not null references post,
    part    int not null,
    name    varchar not null,
    type    varchar not null,
    size    bigint not null,
    primary key (post_id, part)
);
-- Adds, edits, moves and removals, in the order of their commits; search follows these.
create table change (
    list_id bigint not null references list,
    number  bigint not null,
    post_id bigint not null references post,
    kind    varchar not null,
    primary key (list_id, number)
);

-- The outbox. A mailing is one message to many; a parcel is up to 500 of them, sorted by domain; a delivery is one
-- person who could not be reached at the first attempt, or a mail that was for one person from the start.
create table mailing (
    id         bigint primary key,
    kind       varchar not null,
    list_id    bigint references list,
    source_id  bigint not null references source,
    post_id    bigint references post,
    inbox_id   bigint references inbox,
    sender_id  bigint references member,
    sent_as    varchar not null,
    same_as    bytea,
    created    timestamp with time zone not null,
    not_before timestamp with time zone not null
);
create index mailing_by_content on mailing (same_as);
-- One row a message that goes to lists: whoever posts it to a second list waits here for the first to commit.
create table mailing_turn (
    same_as bytea primary key
);
create index mailing_by_mail on mailing (inbox_id);
create table parcel (
    id         bigint primary key,
    mailing_id bigint not null references mailing,
    members    bytea not null,
    size       int not null
);
create index parcel_by_mailing on parcel (mailing_id);
-- Narrow, since progress is written many times a second.
create table parcel_work (
    id          bigint primary key references parcel,
    not_before  timestamp with time zone not null,
    leased_by   varchar,
    lease_until timestamp with time zone not null,
    lease_no    int not null,
    done        int not null
);
create table delivery (
    id          bigint primary key,
    mailing_id  bigint not null references mailing,
    member_id   bigint references member,
    address     varchar not null,
    first_try   timestamp with time zone not null,
    next_try    timestamp with time zone not null,
    tries       int not null,
    reply       varchar not null,
    leased_by   varchar,
    lease_until timestamp with time zone not null,
    lease_no    int not null
);
create index delivery_by_mailing on delivery (mailing_id);
-- How a delivery ended: sent after all, refused, given up.
create table delivery_end (
    id         bigint primary key,
    mailing_id bigint not null references mailing,
    member_id  bigint references member,
    address    varchar not null,
    at         timestamp with time zone not null,
    outcome    varchar not null,
    reply      varchar not null
);
create index delivery_end_by_mailing on delivery_end (mailing_id);

-- Which of our mails a person got on which day, so that nobody gets the same one twice a day.
create table notice_day (
    address_key varchar not null,
    template    varchar not null,
    on_day      date not null,
    primary key (address_key, template, on_day)
);

-- Failed deliveries that came back as mail, by member and day.
create table bounce (
    list_id   bigint not null references list,
    member_id bigint not null references member,
    on_day    date not null,
    permanent boolean not null,
    status    varchar not null,
    reason    varchar not null,
    inbox_id  bigint not null references inbox,
    primary key (list_id, member_id, inbox_id)
);

-- Keys that sign our tokens, wrapped by the secret file; the youngest signs, all of them verify.
create table signing_key (
    id      int primary key,
    made    timestamp with time zone not null,
    wrapped bytea not null
);

-- Login on the web: a mailed link, used once, opens a session. Only hashes are stored.
create table login_link (
    hash      varchar primary key,
    member_id bigint not null references member,
    expires   timestamp with time zone not null,
    used      boolean not null
);
create table web_session (
    hash      varchar primary key,
    member_id bigint not null references member,
    expires   timestamp with time zone not null
);
