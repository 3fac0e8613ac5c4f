-- One inventory of space and time (P5, P7): a class, a booking, maintenance, a lease and a closure each take a space for a
-- while, and none can take what another holds. Spaces form a tree; the tree is folded into stretches of whole numbers, so
-- that one exclusion constraint sees a hall, its parts and their parts (docs/algorithms/no-double-booking.md).

-- Where a space lies in its palace's stretch [0, 1024^6): its parts each own one of 1,024 equal slices of it. A slice is
-- given once and never again, also when the space is retired.
alter table places.space
  add column extent int8range,
  -- Time before and after each use in which nobody else can be let in: chairs out, floor mopped.
  add column setup_minutes integer not null default 0
    constraint setup_takes_at_most_a_day check (setup_minutes between 0 and 1440),
  add column clearing_minutes integer not null default 0
    constraint clearing_takes_at_most_a_day check (clearing_minutes between 0 and 1440);

-- The slice of `whole` with this number. Six levels of 1,024 fill the whole numbers that a bigint holds.
create function places.slice(whole int8range, slot integer) returns int8range immutable language sql as $$
  select int8range(lower(whole) + slot * ((upper(whole) - lower(whole)) / 1024),
                   lower(whole) + (slot + 1) * ((upper(whole) - lower(whole)) / 1024))
$$;
create function places.whole_palace() returns int8range immutable language sql as $$
  select int8range(0, 1152921504606846976)
$$;

-- Gives a space its slice of its parent (of the palace when it has none): the first that no other part ever had.
create function places.fold_space() returns trigger language plpgsql as $$
declare
  whole int8range := places.whole_palace();
  slot integer;
begin
  if tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id then return new; end if;
  if new.parent_id is not null then
    select extent into whole from places.space where palace_id = new.palace_id and id = new.parent_id;
    if whole is null then return new; end if; -- the foreign key refuses it
  end if;
  if upper(whole) - lower(whole) < 1024 then
    raise exception 'spaces are nested at most six deep' using errcode = 'check_violation', constraint = 'space_lies_at_most_six_deep';
  end if;
  select coalesce(max((lower(extent) - lower(whole)) / ((upper(whole) - lower(whole)) / 1024)) + 1, 0) into slot
    from places.space
    where palace_id = new.palace_id and parent_id is not distinct from new.parent_id and id <> new.id;
  new.extent := places.slice(whole, slot);
  return new;
end $$;
create trigger space_is_folded_into_its_parent before insert or update of parent_id on places.space
  for each row execute function places.fold_space();

-- A space that moves takes its parts along; what is planned in them follows by foreign key, and collides if it must.
create function places.refold_parts() returns trigger language plpgsql as $$
begin
  update places.space part
    set extent = places.slice(new.extent,
      ((lower(part.extent) - lower(old.extent)) / ((upper(old.extent) - lower(old.extent)) / 1024))::integer)
    where part.palace_id = new.palace_id and part.parent_id = new.id;
  return null;
end $$;
create trigger parts_move_with_their_space after update of extent, parent_id on places.space
  for each row when (old.extent is not null and new.extent is distinct from old.extent) execute function places.refold_parts();

-- Spaces that are there already, level by level.
do $$
declare
  folded integer;
begin
  loop
    with fresh as (
      select s.palace_id, s.id, coalesce(p.extent, places.whole_palace()) as whole,
             (row_number() over (partition by s.palace_id, s.parent_id order by s.position, s.id) - 1)::integer as slot
      from places.space s left join places.space p on p.palace_id = s.palace_id and p.id = s.parent_id
      where s.extent is null and (s.parent_id is null or p.extent is not null)
    )
    update places.space s set extent = places.slice(f.whole, f.slot)
      from fresh f where s.palace_id = f.palace_id and s.id = f.id;
    get diagnostics folded = row_count;
    exit when folded = 0;
  end loop;
end $$;
alter table places.space
  alter column extent set not null,
  alter column extent set default 'empty', -- the trigger fills it in
  add constraint space_has_an_extent check (not isempty(extent)),
  -- A use carries its space's stretch along (below).
  add constraint space_extent_can_be_referred_to unique (palace_id, id, extent),
  -- Two parts added at once never get the same slice.
  add constraint parts_of_a_space_lie_side_by_side exclude using gist
    (palace_id with =, (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, extent with &&)
    deferrable initially deferred;

create table places.space_use (
  palace_id uuid not null,
  source_id uuid not null,              -- the session, booking or closure that takes the space
  source_no integer not null default 1, -- which of its meetings or dates
  kind text not null constraint space_use_kind_is_known check (kind in ('session', 'booking', 'maintenance', 'lease', 'closure')),
  space_id uuid,                        -- null: the whole palace, as a closure may
  extent int8range not null,            -- the space's, so that the constraint below sees the tree
  during tstzrange not null,            -- what people are told
  held tstzrange not null,              -- with set-up before and clearing after
  label text not null,                  -- what staff read on it; never a person's name in clear
  price_class text constraint space_use_price_class_is_known
    check (price_class in ('free', 'discounted', 'atCost', 'commercial')), -- for the public-benefit meter (P5)
  ended_at timestamptz,                 -- given back: cancelled, released, refused, lifted
  constraint space_is_taken_once_by_each_date primary key (palace_id, source_id, source_no),
  constraint use_takes_a_space_of_its_palace foreign key (palace_id, space_id, extent)
    references places.space (palace_id, id, extent) on update cascade,
  constraint only_a_closure_takes_the_whole_palace check (
    (space_id is not null) = (extent <> places.whole_palace()) and (space_id is not null or kind = 'closure')),
  constraint use_is_held_at_least_while_it_lasts check (not isempty(during) and held @> during),
  constraint use_has_a_beginning_and_an_end check (not lower_inf(held) and not upper_inf(held)),
  constraint a_space_and_its_parts_hold_one_use_at_a_time exclude using gist
    (palace_id with =, extent with &&, held with &&) where (ended_at is null)
);
-- A space's own calendar, and the way from a space that moves in the tree to its uses.
create index uses_of_a_space on places.space_use (palace_id, space_id, lower(during));

-- The one way into the inventory: takes, moves or gives back a space for one date of whatever takes it, in the caller's
-- transaction. Performed by triggers of the tables that own the dates, so that no code path can forget it.
create function places.publish_take_space(
  of_palace uuid, source uuid, no integer, use_kind text, space uuid, lasting tstzrange, named text, priced text, given_back timestamptz
) returns void language sql as $$
  insert into places.space_use (palace_id, source_id, source_no, kind, space_id, extent, during, held, label, price_class, ended_at)
  select of_palace, source, no, use_kind, s.id, s.extent, lasting,
         tstzrange(lower(lasting) - make_interval(mins => s.setup_minutes), upper(lasting) + make_interval(mins => s.clearing_minutes)),
         named, priced, given_back
  from places.space s where s.palace_id = of_palace and s.id = space
  on conflict (palace_id, source_id, source_no) do update set
    space_id = excluded.space_id, extent = excluded.extent, during = excluded.during, held = excluded.held,
    label = excluded.label, price_class = excluded.price_class, ended_at = excluded.ended_at
$$;

-- What staff read on the uses of a source, and what the meter counts them as, when the source is renamed or repriced.
create function places.publish_rename_uses(of_palace uuid, source uuid, named text, priced text) returns void language sql as $$
  update places.space_use set label = named, price_class = priced where palace_id = of_palace and source_id = source
$$;

-- The date never was: for rows that are deleted, not for those that are cancelled.
create function places.publish_drop_use(of_palace uuid, source uuid, no integer) returns void language sql as $$
  delete from places.space_use where palace_id = of_palace and source_id = source and source_no = no
$$;
