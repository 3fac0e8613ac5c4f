-- Wrong entry codes, so that nobody can try all of them; the codes themselves are made from the booking's id and the secret
-- key each time, and kept nowhere (rules/entry.ts). Rows go after a day.
create table booking.entry_try (
  palace_id uuid not null,
  id uuid not null,
  asker text not null, -- the token of the door, or the member of staff, that tried
  at timestamptz not null,
  constraint entry_try_has_one_id primary key (palace_id, id)
);
create index entry_tries_by_asker on booking.entry_try (palace_id, asker, at);
