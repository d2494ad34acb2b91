-- By what a post's subject is found again without its marks, where an answer names nothing that is here. Posts from before
-- have none: they are found by their words.
alter table post add column subject_key bigint;
create index post_by_subject on post (list_id, subject_key, number desc);
