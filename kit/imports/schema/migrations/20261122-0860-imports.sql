-- Files that staff bring in: looked through without writing, then applied in batches, then possibly undone.
create schema imports;

create table imports.import (
  id uuid constraint import_has_one_id primary key,
  kind text not null,                               -- 'membership.roll'
  file_name text not null,
  division_code text not null constraint import_is_about_a_part_of_the_tree check (division_code ~ '^[0-9]{2,6}$'),
  palace_id uuid,
  state text not null constraint import_state_is_known check (state in
    ('uploading', 'reading', 'refused', 'checked', 'applying', 'done', 'undoing', 'undone')),
  rows_total integer constraint import_has_some_rows check (rows_total >= 0),    -- null until the file was read through
  rows_done integer not null default 0,             -- of this state; a batch and its rows commit together
  counts jsonb not null default '{}',               -- added, changed, unchanged, ended, wrong
  refusal jsonb,                                    -- why the file as a whole was refused: key and params of a message
  wrong_rows bytea,                                 -- encrypted: the first rows with problems, which may quote a cell
  undo_refused jsonb,                               -- rows of the file that were changed again after the import
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  began_at timestamptz not null,                    -- this state
  progress_at timestamptz not null,                 -- a state that stands still too long is taken up again
  confirmed_by uuid,
  confirmed_at timestamptz,
  done_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  constraint import_is_done_after_someone_confirmed check (done_at is null or confirmed_by is not null),
  constraint import_is_undone_after_it_was_done check (undone_at is null or done_at is not null)
);
create index imports_by_place on imports.import (kind, division_code text_pattern_ops, id desc);
create index imports_under_way on imports.import (progress_at) where state in ('uploading', 'reading', 'checked', 'refused', 'applying', 'undoing');

-- The file as it came, encrypted, in pieces; gone when the import is done, refused for a day, or given up.
create table imports.chunk (
  import_id uuid not null constraint chunk_belongs_to_an_import references imports.import on delete cascade,
  position integer not null,
  content bytea not null,
  constraint chunk_has_one_place_in_its_file primary key (import_id, position)
);
