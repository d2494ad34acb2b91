-- The pieces of large messages, apart from the many small ones: H2 guesses what a table's pages weigh by a sample of its
-- rows, and lets far too many of them into memory where few rows are large.
create table source_large (
    source_id bigint not null references source,
    piece     int    not null,
    bytes     bytea  not null,
    primary key (source_id, piece)
);
insert into source_large (source_id, piece, bytes)
    select source_id, piece, bytes from source_piece where source_id in (select id from source where size > 131072);
delete from source_piece where source_id in (select id from source where size > 131072);
