create schema membership;

-- A grassroots union: the union of a workplace, a building or a trade. The federation of its division is above it.
create table membership.grassroots_union (
  id uuid constraint grassroots_union_has_one_id primary key,
  uscc text not null constraint unified_code_belongs_to_one_union unique
    constraint unified_code_has_18_characters check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),  -- GB 32100; the check digit is the code's
  name text not null constraint union_has_a_name check (name <> ''),
  division_code text not null constraint union_division_has_six_digits check (division_code ~ '^[0-9]{6}$'),
  import_id uuid,                                   -- the import that brought it, so that undoing takes it away again
  created_at timestamptz not null
);
create index unions_by_division on membership.grassroots_union (division_code text_pattern_ops);

-- A line of a union's roll. Whoever signs in with this phone is a member while the line has not ended. Name and phone are
-- encrypted; the phone's keyed hash is the one that base/identity looks people up by.
create table membership.member (
  id uuid constraint member_has_one_id primary key,
  union_id uuid not null constraint member_belongs_to_a_union references membership.grassroots_union,
  name bytea not null,
  name_masked text not null,
  phone bytea not null,
  phone_hash bytea not null,
  phone_last4 bytea not null,                       -- keyed hash, to search by
  joined_on date,
  left_on date constraint member_leaves_after_joining check (left_on >= joined_on),
  version integer not null default 1,               -- raised by every change: undoing must not undo what came later
  created_at timestamptz not null,
  constraint phone_stands_once_on_a_roll unique (union_id, phone_hash)
);
create index members_by_phone on membership.member (phone_hash);
create index members_by_last_four_digits on membership.member (phone_last4);

-- What one import changed in a line, and what stood there before: proof of who changed what, and the way back.
create table membership.roll_change (
  import_id uuid not null,
  row_number integer not null,                      -- as the file shows it
  member_id uuid not null,
  change text not null constraint roll_change_is_known check (change in ('added', 'changed', 'ended')),
  version_after integer not null,
  name_before bytea,                                -- encrypted; null for a line that was added
  name_masked_before text,
  joined_before date,
  left_before date,
  undone_at timestamptz,
  constraint import_changes_a_line_once primary key (import_id, row_number),
  constraint added_line_had_nothing_before check ((change = 'added') = (name_before is null))
);
create index roll_changes_by_member on membership.roll_change (member_id);
