-- Whoever signs up in one step, or is drawn together, stands on the waitlist together: freed places are offered to all of a party or
-- to none of it. P5.
alter table enrolment.enrolment add column party_id uuid;   -- the same for all who wait together; null: alone, or willing to be parted
create index parties_of_a_session on enrolment.enrolment (palace_id, session_id, party_id) where party_id is not null;

-- Looked at when everything of a step is written: an offer never leaves part of a party waiting.
create function enrolment.keep_party_together() returns trigger language plpgsql as $$
begin
  if exists (select from enrolment.enrolment e where e.palace_id = new.palace_id and e.session_id = new.session_id
      and e.party_id = new.party_id and e.state = 'offered')
    and exists (select from enrolment.enrolment e where e.palace_id = new.palace_id and e.session_id = new.session_id
      and e.party_id = new.party_id and e.state = 'waitlisted') then
    raise exception 'part of a party was offered places' using errcode = 'check_violation', constraint = 'party_is_offered_all_or_none';
  end if;
  return null;
end $$;
create constraint trigger party_is_offered_all_or_none after update on enrolment.enrolment deferrable initially deferred
  for each row when (new.party_id is not null and new.state = 'offered') execute function enrolment.keep_party_together();
