-- A closure takes its space from the inventory like everything else, so that nothing new can be put there while it lasts.

alter table places.space_use
  -- The closure that ended this use. Lifting a closure gives the space back to whatever it ended, where it is still free.
  add column displaced_by uuid,
  add constraint only_what_has_ended_was_displaced check (displaced_by is null or ended_at is not null);
create index uses_that_a_closure_ended on places.space_use (palace_id, lower(during)) where displaced_by is not null;

-- As before; in addition, what has its space again is no longer displaced.
create or replace function places.publish_take_space(
  of_palace uuid, source uuid, no integer, use_kind text, space uuid, lasting tstzrange, named text, priced text, given_back timestamptz
) returns void language sql as $$
  insert into places.space_use (palace_id, source_id, source_no, kind, space_id, extent, during, held, label, price_class, ended_at)
  select of_palace, source, no, use_kind, s.id, s.extent, lasting,
         tstzrange(lower(lasting) - make_interval(mins => s.setup_minutes), upper(lasting) + make_interval(mins => s.clearing_minutes)),
         named, priced, given_back
  from places.space s where s.palace_id = of_palace and s.id = space
  on conflict (palace_id, source_id, source_no) do update set
    space_id = excluded.space_id, extent = excluded.extent, during = excluded.during, held = excluded.held,
    label = excluded.label, price_class = excluded.price_class, ended_at = excluded.ended_at,
    displaced_by = case when excluded.ended_at is not null then places.space_use.displaced_by end
$$;

-- A palace may be shut while one of its rooms is under repair, and one use holds a space at a time: of closures that overlap,
-- the one of the wider space (then the earlier) takes the time, and the other what is left of its own. Never the past: what
-- took place before a closure was recorded did take place.
create view places.closure_piece as
  with shut as (
    select c.palace_id, c.id, c.space_id, coalesce(s.extent, places.whole_palace()) as extent, c.reason, c.lifted_at,
           tstzrange(greatest(lower(c.during), c.created_at), upper(c.during)) as span
      from places.closure c left join places.space s on s.palace_id = c.palace_id and s.id = c.space_id
      where upper(c.during) > c.created_at
  )
  select c.palace_id, c.id, c.space_id, c.extent, c.reason, c.lifted_at, piece.no::integer, piece.span
    from shut c
    cross join lateral (
      select coalesce(range_agg(wider.span), '{}'::tstzmultirange) as spans
        from shut wider
        where c.lifted_at is null and wider.lifted_at is null and wider.palace_id = c.palace_id
          and wider.extent @> c.extent and (wider.extent <> c.extent or wider.id < c.id)
    ) taken
    cross join lateral unnest(c.span::tstzmultirange - taken.spans) with ordinality as piece (span, no);

-- Enters the closures around a time anew, after one of them changed (null: all of the palace). One recorded before closures
-- took space stays out where something was planned into it; the one that changed does not give way.
create function places.enter_closures(of_palace uuid, changed uuid, around tstzrange) returns void language plpgsql as $$
begin
  delete from places.space_use u
    using places.closure c
    where c.palace_id = of_palace and c.during && around
      and u.palace_id = c.palace_id and u.source_id = c.id and u.kind = 'closure';
  insert into places.space_use (palace_id, source_id, source_no, kind, space_id, extent, during, held, label, ended_at)
  select p.palace_id, p.id, p.no, 'closure', p.space_id, p.extent, p.span, p.span, p.reason, p.lifted_at
    from places.closure_piece p join places.closure c on c.palace_id = p.palace_id and c.id = p.id
    where p.palace_id = of_palace and c.during && around
      and (p.id = changed or p.lifted_at is not null or not exists (
        select from places.space_use u
          where u.palace_id = p.palace_id and u.ended_at is null and u.kind <> 'closure'
            and u.extent && p.extent and u.held && p.span));
end $$;

create function places.closure_takes_space() returns trigger language plpgsql as $$
begin
  perform places.enter_closures(new.palace_id, new.id, new.during);
  return null;
end $$;
create trigger closure_takes_its_space after insert or update of during, lifted_at on places.closure
  for each row execute function places.closure_takes_space();

select places.enter_closures(id, null, tstzrange(null, null)) from places.palace;
