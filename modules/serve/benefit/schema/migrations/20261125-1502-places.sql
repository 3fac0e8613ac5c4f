-- Besides space-hours, the places: how many people could come to what the house offered, by what they pay (P5). A meeting offers all
-- its places, so a course of eight evenings offers them eight times, as it takes its room eight times. Days that were kept before this have none.
alter table benefit.house_day
  add column free_places integer not null default 0,
  add column discounted_places integer not null default 0,
  add column at_cost_places integer not null default 0,
  add column commercial_places integer not null default 0,
  add column concession_places integer not null default 0, -- of those with a price: some groups pay less
  add constraint places_are_not_less_than_none check
    (least(free_places, discounted_places, at_cost_places, commercial_places, concession_places) >= 0),
  add constraint concessions_are_on_places_with_a_price check
    (concession_places <= discounted_places + at_cost_places + commercial_places);
