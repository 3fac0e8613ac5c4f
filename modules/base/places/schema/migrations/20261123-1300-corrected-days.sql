-- Figures are made from the inventory when a day is over. Whoever keeps them learns here which days changed afterwards.
create table places.corrected_day (
  palace_id uuid not null constraint correction_concerns_a_palace references places.palace on delete cascade,
  day date not null,
  -- Counted up at every change, so that a change and whoever takes the day wait for each other and none is missed.
  changes integer not null default 1,
  constraint day_is_corrected_once primary key (palace_id, day)
);

-- Notes the days of the palace, today not included, in which a use has or had its space.
create function places.note_correction(of_palace uuid, used tstzrange) returns void language plpgsql as $$
declare
  zone text := (select time_zone from places.palace where id = of_palace);
  past date := (lower(used) at time zone zone)::date;
  last date := least((upper(used) at time zone zone)::date, (now() at time zone zone)::date - 1);
begin
  while past <= last loop
    insert into places.corrected_day (palace_id, day) values (of_palace, past)
      on conflict (palace_id, day) do update set changes = places.corrected_day.changes + 1;
    past := past + 1;
  end loop;
end $$;

create function places.use_changed_the_past() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform places.note_correction(old.palace_id, old.held); end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.held <> old.held) then
    perform places.note_correction(new.palace_id, new.held);
  end if;
  return null;
end $$;
-- What has not begun is none of the past, and costs nothing.
create trigger past_use_that_appears_is_noted after insert on places.space_use
  for each row when (lower(new.held) < now()) execute function places.use_changed_the_past();
create trigger past_use_that_disappears_is_noted after delete on places.space_use
  for each row when (lower(old.held) < now()) execute function places.use_changed_the_past();
create trigger past_use_that_changes_is_noted after update on places.space_use
  for each row when (least(lower(old.held), lower(new.held)) < now()
    and (old.space_id, old.held, old.kind, old.price_class, old.ended_at, old.displaced_by)
      is distinct from (new.space_id, new.held, new.kind, new.price_class, new.ended_at, new.displaced_by))
  execute function places.use_changed_the_past();

-- A new price counts from now on: what was free last month stays free in last month's figures.
create or replace function places.publish_rename_uses(of_palace uuid, source uuid, named text, priced text) returns void language sql as $$
  update places.space_use set label = named, price_class = case when upper(during) > now() then priced else price_class end
    where palace_id = of_palace and source_id = source
$$;
