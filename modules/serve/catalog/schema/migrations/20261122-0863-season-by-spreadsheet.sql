-- What one import of a season did to a session, what it was before and what it became: proof of who changed what, and the
-- way back. A session that no longer is what it became was changed since, and is not put back over that.
create table catalog.season_change (
  palace_id uuid not null,
  import_id uuid not null,
  row_number integer not null,                      -- as the file shows it
  session_id uuid not null,                         -- no reference: undoing removes what was added
  before jsonb,                                     -- null for a session that was added
  after jsonb not null,
  programme_id uuid not null,
  programme_before jsonb,                           -- teacher and price, when this row changed them
  programme_version integer,                        -- what they were changed to; later changes raise it
  written_at timestamptz not null,                  -- who signs up after this keeps the import from being undone
  undone_at timestamptz,
  constraint import_changes_a_session_once primary key (palace_id, import_id, session_id),
  constraint programme_is_changed_as_a_whole check ((programme_before is null) = (programme_version is null))
);
