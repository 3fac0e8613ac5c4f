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
  effective daterange not null
    constraint standard_is_effective_for_some_time check (not isempty(effective)),
  source_title text not null,
  source_number text,                                 -- document number, when there is one
  source_url text,
  verified text not null constraint standard_verification_is_known check (verified in ('yes', 'partly', 'proxy', 'no')),
  note text,
  created_at timestamptz not null
);

create extension if not exists btree_gist;
alter table standards.standard add constraint one_value_of_a_standard_is_in_force_at_a_time
  exclude using gist (key with =, (coalesce(level, '')) with =, scope with =,
    (coalesce(palace_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, effective with &&);
