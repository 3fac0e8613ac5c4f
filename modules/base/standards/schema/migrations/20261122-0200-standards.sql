create schema standards;

-- A threshold is a row with a source, never a constant in code (mission: "Standards are data").
-- History is kept by effective dates: a changed value is a new row, and the old one ends.
create table standards.standard (
  id uuid constraint standard_has_one_id primary key,
  key text not null,                                  -- 'booking.graceMinutes'
  value jsonb not null,                               -- a number, or a banded table
  unit text not null,
  level text constraint standard_level_is_known check (level in ('province', 'city', 'county')),   -- null: every level
  scope text not null default ''                      -- a GB/T 2260 prefix, '' for all; the longest that fits wins
    constraint standard_scope_is_a_code_prefix check (scope ~ '^[0-9]{0,6}$'),
  palace_id uuid,                                     -- an override for one palace beats every scope
  palace_may_override boolean not null default false, -- may a director set another value for the palace?
  effective_from date not null,
  effective_to date                                   -- the day after the last; null: until changed
    constraint standard_ends_after_it_begins check (effective_to > effective_from),
  source_title text not null,
  source_number text,                                 -- document number, when there is one
  source_url text,
  verified text not null constraint standard_verification_is_known check (verified in ('yes', 'partly', 'proxy', 'no')),
  note text,
  created_at timestamptz not null,
  constraint override_is_for_one_palace_and_nothing_wider check (palace_id is null or (scope = '' and level is null))
);

create extension if not exists btree_gist;
alter table standards.standard add constraint one_value_of_a_standard_is_in_force_at_a_time
  exclude using gist (key with =, (coalesce(level, '')) with =, scope with =,
    (coalesce(palace_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, daterange(effective_from, effective_to) with &&);
