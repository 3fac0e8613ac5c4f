-- A workplace union stands in line too, by its contact: the union has the place, the contact gets the news and answers. It books at
-- its own price and under its own limits, so a person and their union each have a place.
alter table booking.wait add column union_id uuid; -- the workplace union that it is for; null: whoever waits themselves

drop index booking.person_waits_once_for_a_slot;
create unique index person_waits_once_for_a_slot on booking.wait
  (palace_id, person_id, during, coalesce(space_id, '00000000-0000-0000-0000-000000000000'), coalesce(space_kind, ''))
  where ended_at is null and union_id is null;
create unique index union_waits_once_for_a_slot on booking.wait
  (palace_id, union_id, during, coalesce(space_id, '00000000-0000-0000-0000-000000000000'), coalesce(space_kind, ''))
  where ended_at is null and union_id is not null;
create index waits_of_a_union on booking.wait (union_id) where ended_at is null and union_id is not null;
