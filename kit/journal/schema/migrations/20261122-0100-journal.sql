create schema journal;

-- Who did what, to what, when, and what changed. Append-only: what has been written can be read, never altered.
create table journal.entry (
  id bigint generated always as identity constraint journal_entry_has_one_id primary key,
  at timestamptz not null,
  actor_id uuid,                      -- null: the system itself (a job, a migration)
  action text not null,               -- 'enrolment.enrol'
  subject_type text not null,         -- 'enrolment'
  subject_id text not null,
  palace_id uuid,                     -- whose journal it is, for the reader's scope
  division_code text,
  before jsonb,
  after jsonb,
  request_id text
);

-- "What happened to this thing" and "what happened at this palace lately" are the two questions asked.
create index journal_by_subject on journal.entry (subject_type, subject_id, id);
create index journal_by_palace on journal.entry (palace_id, id desc);
create index journal_by_division on journal.entry (division_code text_pattern_ops, id desc);
create index journal_by_actor on journal.entry (actor_id, id desc);

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'journal entries are never changed or removed' using errcode = 'restrict_violation';
end $$;
create trigger journal_is_append_only before update or delete on journal.entry
  for each row execute function journal.refuse_change();
create trigger journal_is_never_truncated before truncate on journal.entry
  for each statement execute function journal.refuse_change();
