-- What each dataset held that matters to grades: counts, forms and words as JSON, never a value.
-- All are looked through again, so that it is known of those that were looked through before.
delete from grade_look;
alter table grade_look add column found text not null;
