-- A closure takes a meeting's room: the meeting is not called off, it waits for another room or time.
alter table catalog.meeting add column displaced_at timestamptz;

create or replace function catalog.take_space_for_meeting() returns trigger language plpgsql as $$
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
                                    what.title, what.price_class, coalesce(new.cancelled_at, new.displaced_at));
  return null;
end $$;
drop trigger meeting_takes_its_space on catalog.meeting;
create trigger meeting_takes_its_space
  after insert or delete or update of space_id, during, cancelled_at, displaced_at on catalog.meeting
  for each row execute function catalog.take_space_for_meeting();
