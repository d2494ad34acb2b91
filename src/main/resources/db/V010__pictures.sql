-- By what the HTML of a mail shows a picture that came along with it ("cid:"). Attachments from before have none: their
-- pictures are shown below the text.
alter table attachment add column content_id varchar;
