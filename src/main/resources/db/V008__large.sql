-- The pieces of large messages, apart from the many small ones: H2 guesses what a table's pages weigh by a sample of its
-- rows, and lets far too many of them into memory where few rows are large. What lies in source_piece stays there: to move
-- it would take just that memory.
create table source_large (
    source_id bigint not null references source,
    piece     int    not null,
    bytes     bytea  not null,
    primary key (source_id, piece)
);
