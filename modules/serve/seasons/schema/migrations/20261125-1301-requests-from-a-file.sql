-- Which row of its file a request came from: undoing an import names the rows that were changed since.
alter table seasons.request add import_row integer
  constraint row_of_a_file_belongs_to_an_import check (import_row is null or import_id is not null);
create index season_requests_by_import on seasons.request (palace_id, import_id) where import_id is not null;

-- A date that could not be as planned is decided: left out, or somewhere or sometime else.
alter table seasons.conflict
  add params jsonb not null default '{}',           -- of the code `why`
  add become text constraint conflict_is_skipped_or_moved check (become in ('skipped', 'moved')),
  add moved_to jsonb,                               -- {bookingId, palaceId, spaceId, name, start, end}
  add settled_at timestamptz,
  add settled_by uuid,
  add constraint settled_conflict_says_what_became_of_it check ((settled_at is null) = (become is null)),
  add constraint moved_conflict_says_where_to check (coalesce(become = 'moved', false) = (moved_to is not null));
