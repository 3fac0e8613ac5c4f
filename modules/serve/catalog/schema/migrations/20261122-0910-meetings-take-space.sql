-- A meeting takes its room from the inventory that all kinds of use share (base/places): the inventory's constraint, which
-- also knows halls and their parts, stands in for the catalogue's own.
alter table catalog.meeting drop constraint space_holds_one_meeting_at_a_time;

create function catalog.take_space_for_meeting() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from places.space_use where palace_id = old.palace_id and source_id = old.session_id and source_no = old.no;
    return null;
  end if;
  perform places.take_space(new.palace_id, new.session_id, new.no, 'session', new.space_id, new.during,
                            p.title, p.price_class, new.cancelled_at)
    from catalog.session s
    join catalog.programme p on p.palace_id = s.palace_id and p.id = s.programme_id
    where s.palace_id = new.palace_id and s.id = new.session_id;
  return null;
end $$;
create trigger meeting_takes_its_space after insert or delete or update of space_id, during, cancelled_at on catalog.meeting
  for each row execute function catalog.take_space_for_meeting();

-- What staff read on a use, and what the meter counts, follow the programme.
create function catalog.rename_uses_of_programme() returns trigger language plpgsql as $$
begin
  update places.space_use u set label = new.title, price_class = new.price_class
    from catalog.session s
    where s.palace_id = new.palace_id and s.programme_id = new.id
      and u.palace_id = s.palace_id and u.source_id = s.id and u.kind = 'session';
  return null;
end $$;
create trigger uses_follow_their_programme after update of title, price_class on catalog.programme
  for each row when (new.title <> old.title or new.price_class <> old.price_class)
  execute function catalog.rename_uses_of_programme();

-- Meetings planned so far. Those of a hall and of its part at the same time were possible until now; the first stays, and
-- a later one is kept as given back so that it shows up without a room rather than stopping the upgrade.
insert into places.space_use (palace_id, source_id, source_no, kind, space_id, extent, during, held, label, price_class, ended_at)
select m.palace_id, m.session_id, m.no, 'session', m.space_id, sp.extent, m.during, m.during, p.title, p.price_class,
       coalesce(m.cancelled_at, case when exists (
         select from catalog.meeting o join places.space osp on osp.palace_id = o.palace_id and osp.id = o.space_id
         where o.palace_id = m.palace_id and o.cancelled_at is null and o.during && m.during and osp.extent && sp.extent
           and (o.session_id, o.no) < (m.session_id, m.no)
       ) then now() end)
from catalog.meeting m
join catalog.session s on s.palace_id = m.palace_id and s.id = m.session_id
join catalog.programme p on p.palace_id = s.palace_id and p.id = s.programme_id
join places.space sp on sp.palace_id = m.palace_id and sp.id = m.space_id;
