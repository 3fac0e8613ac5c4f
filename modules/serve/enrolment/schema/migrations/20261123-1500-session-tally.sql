-- How the places of a session stand, kept beside its claims: in a rush each group would else count thousands of them while
-- everyone waits for the session's lock. A statement that changes claims changes their tally, so the two commit together,
-- whatever wrote the claims; whoever decides by it holds the lock of the session.
create table enrolment.session_tally (
  palace_id uuid not null,
  session_id uuid not null,
  held integer not null constraint seats_held_are_not_below_none check (held >= 0),
  reserved_held integer not null constraint reserved_seats_are_among_those_held check (reserved_held between 0 and held),
  waiting integer not null constraint people_waiting_are_not_below_none check (waiting >= 0),
  constraint session_has_one_tally primary key (palace_id, session_id),
  constraint tally_is_of_a_session foreign key (palace_id, session_id) references catalog.session (palace_id, id) on delete cascade
) with (fillfactor = 50);                           -- changed by every group: the new version fits beside the old one

create function enrolment.tally_new_claims() returns trigger language plpgsql as $$
begin
  insert into enrolment.session_tally as tally (palace_id, session_id, held, reserved_held, waiting)
  select palace_id, session_id, count(seat_no), count(seat_no) filter (where reserved), count(*) filter (where state = 'waitlisted')
  from came group by palace_id, session_id order by palace_id, session_id
  on conflict on constraint session_has_one_tally do update set held = tally.held + excluded.held,
    reserved_held = tally.reserved_held + excluded.reserved_held, waiting = tally.waiting + excluded.waiting;
  return null;
end $$;

create function enrolment.tally_changed_claims() returns trigger language plpgsql as $$
begin
  update enrolment.session_tally as tally set held = tally.held + more.held,
    reserved_held = tally.reserved_held + more.reserved_held, waiting = tally.waiting + more.waiting
  from (
    select palace_id, session_id, sum(sign * (seat_no is not null)::int) as held,
      sum(sign * (seat_no is not null and reserved)::int) as reserved_held, sum(sign * (state = 'waitlisted')::int) as waiting
    from (select 1 as sign, * from came union all select -1, * from gone) as changed
    group by palace_id, session_id
  ) as more
  where tally.palace_id = more.palace_id and tally.session_id = more.session_id
    and (more.held, more.reserved_held, more.waiting) is distinct from (0, 0, 0);
  return null;
end $$;

create function enrolment.tally_removed_claims() returns trigger language plpgsql as $$
begin
  update enrolment.session_tally as tally set held = tally.held - less.held,
    reserved_held = tally.reserved_held - less.reserved_held, waiting = tally.waiting - less.waiting
  from (
    select palace_id, session_id, count(seat_no) as held, count(seat_no) filter (where reserved) as reserved_held,
      count(*) filter (where state = 'waitlisted') as waiting
    from gone group by palace_id, session_id
  ) as less
  where tally.palace_id = less.palace_id and tally.session_id = less.session_id;
  return null;
end $$;

create trigger new_claims_are_tallied after insert on enrolment.enrolment
  referencing new table as came for each statement execute function enrolment.tally_new_claims();
create trigger changed_claims_are_tallied after update on enrolment.enrolment
  referencing old table as gone new table as came for each statement execute function enrolment.tally_changed_claims();
create trigger removed_claims_are_tallied after delete on enrolment.enrolment
  referencing old table as gone for each statement execute function enrolment.tally_removed_claims();

insert into enrolment.session_tally (palace_id, session_id, held, reserved_held, waiting)
select palace_id, session_id, count(seat_no), count(seat_no) filter (where reserved), count(*) filter (where state = 'waitlisted')
from enrolment.enrolment group by palace_id, session_id;
