-- A meeting takes its room from the inventory that all kinds of use share (base/places): the inventory's constraint, which
-- also knows halls and their parts, stands in for the catalogue's own.
alter table catalog.meeting drop constraint space_holds_one_meeting_at_a_time;

create function catalog.take_space_for_meeting() returns trigger language plpgsql as $$
declare
  what record;
begin
  if tg_op = 'DELETE' then
    perform places.publish_drop_use(old.palace_id, old.session_id, old.no);
    return null;
  end if;
  select p.title, p.price_class into what
    from catalog.session s
    join catalog.programme p on p.palace_id = s.palace_id and p.id = s.programme_id
    where s.palace_id = new.palace_id and s.id = new.session_id;
  perform places.publish_take_space(new.palace_id, new.session_id, new.no, 'session', new.space_id, new.during,
                                    what.title, what.price_class, new.cancelled_at);
  return null;
end $$;
create trigger meeting_takes_its_space after insert or delete or update of space_id, during, cancelled_at on catalog.meeting
  for each row execute function catalog.take_space_for_meeting();

-- What staff read on a use, and what the meter counts, follow the programme.
create function catalog.rename_uses_of_programme() returns trigger language plpgsql as $$
declare
  session_id uuid;
begin
  for session_id in select s.id from catalog.session s where s.palace_id = new.palace_id and s.programme_id = new.id loop
    perform places.publish_rename_uses(new.palace_id, session_id, new.title, new.price_class);
  end loop;
  return null;
end $$;
create trigger uses_follow_their_programme after update of title, price_class on catalog.programme
  for each row when (new.title <> old.title or new.price_class <> old.price_class)
  execute function catalog.rename_uses_of_programme();

-- Meetings planned so far. One in a hall and one in its part at the same time were possible until now: the first stays, and
-- a later one is entered as given back, so that it shows up without a room rather than stopping the upgrade.
do $$
declare
  m record;
begin
  for m in
    select c.*, p.title, p.price_class
      from catalog.meeting c
      join catalog.session s on s.palace_id = c.palace_id and s.id = c.session_id
      join catalog.programme p on p.palace_id = s.palace_id and p.id = s.programme_id
      order by c.palace_id, c.session_id, c.no
  loop
    begin
      perform places.publish_take_space(m.palace_id, m.session_id, m.no, 'session', m.space_id, m.during, m.title, m.price_class, m.cancelled_at);
    exception when exclusion_violation then
      perform places.publish_take_space(m.palace_id, m.session_id, m.no, 'session', m.space_id, m.during, m.title, m.price_class, now());
    end;
  end loop;
end $$;
