-- What a person has changed of topics.
-- The node that this one stood below until a person cut it off; its own number where it stood below none. Whatever a
-- message's headers say from then on, it stands below none. Null for most.
alter table node add column cut_from bigint;
-- Topics that a person has cut apart have one family, and no message ties two of one together. Null for most.
alter table topic add column family bigint;
-- How often a person has moved posts out of this topic or into it.
alter table topic add column regrouped int default 0 not null;
