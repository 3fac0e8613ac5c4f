-- Who of the staff signed in when, how and from where, and what was tried in vain: the log that MLPS level 3 asks for. Kept as
-- long as log.retentionMonths says; of workers there is none.
create table identity.sign_in_record (
  id uuid constraint sign_in_record_has_one_id primary key,
  person_id uuid constraint sign_in_record_is_of_a_person references identity.person,  -- null: a name that nobody has
  at timestamptz not null,
  by text not null,
  succeeded boolean not null,
  address text not null,
  device text not null,
  constraint who_signed_in_is_known check (person_id is not null or not succeeded)
);
create index sign_in_records_by_time on identity.sign_in_record (at desc);
create index sign_in_records_by_person on identity.sign_in_record (person_id, at desc);
