-- A space may also be kept for somebody who waits for it, until they answer: nobody else can take it meanwhile.
alter table places.space_use drop constraint space_use_kind_is_known;
alter table places.space_use add constraint space_use_kind_is_known
  check (kind in ('session', 'booking', 'maintenance', 'lease', 'closure', 'hold'));

-- What later modules ask of the inventory in one statement over many palaces: which spaces there are, and what holds them.
create view places.published_space as
  select palace_id, id, parent_id, name, name_en, kind, position, setup_minutes, clearing_minutes, extent
  from places.space where retired_at is null;
create view places.published_space_use as
  select palace_id, source_id, source_no, kind, space_id, extent, during, held, price_class, ended_at from places.space_use;
