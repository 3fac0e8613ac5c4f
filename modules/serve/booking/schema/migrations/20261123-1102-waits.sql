-- Somebody waits for a slot that is taken: one space, or any space of a kind, at one time. When it is given back, the first in
-- order of arrival is offered it, and it is kept for them for a while: the hold takes the space from the inventory like any use.
create table booking.wait (
  palace_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  space_id uuid,                                -- null: any space of the kind
  space_kind text,                              -- null: this space alone
  during tstzrange not null,
  people integer not null default 1 constraint somebody_waits check (people between 1 and 100000),
  created_at timestamptz not null,              -- the order of arrival, then the id
  offered_at timestamptz,
  offer_expires_at timestamptz,
  offered_space_id uuid,                        -- the space that is kept
  accepted_at timestamptz,
  booking_id uuid,                              -- what the offer became
  passed_at timestamptz,                        -- declined, ran out, or the time came without an offer
  left_at timestamptz,                          -- no longer waits
  ended_at timestamptz generated always as (coalesce(accepted_at, passed_at, left_at)) stored,
  state text not null generated always as (case
    when accepted_at is not null then 'booked' when passed_at is not null then 'passed' when left_at is not null then 'left'
    when offered_at is not null then 'offered' else 'waiting' end) stored,
  constraint wait_has_one_id primary key (palace_id, id),
  constraint wait_is_for_a_space_of_its_palace foreign key (palace_id, space_id) references places.space (palace_id, id),
  constraint offer_is_of_a_space_of_its_palace foreign key (palace_id, offered_space_id) references places.space (palace_id, id),
  constraint wait_became_a_booking foreign key (palace_id, booking_id) references booking.booking (palace_id, id)
    deferrable initially deferred,             -- the hold ends before the booking takes its space
  constraint wait_is_for_a_space_or_a_kind check (num_nonnulls(space_id, space_kind) = 1),
  constraint slot_waited_for_lasts_some_time check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint wait_ends_one_way check (num_nonnulls(accepted_at, passed_at, left_at) <= 1),
  constraint offer_has_a_space_and_an_end check (num_nonnulls(offered_at, offer_expires_at, offered_space_id) in (0, 3)),
  constraint offer_runs_for_some_time check (offer_expires_at > offered_at),
  constraint only_an_offer_is_accepted check (accepted_at is null or offered_at is not null),
  constraint accepted_in_time check (accepted_at < offer_expires_at),
  constraint what_is_accepted_is_booked check ((accepted_at is null) = (booking_id is null))
);
create unique index person_waits_once_for_a_slot on booking.wait
  (palace_id, person_id, during, coalesce(space_id, '00000000-0000-0000-0000-000000000000'), coalesce(space_kind, ''))
  where ended_at is null;
create index waits_in_order on booking.wait (palace_id, created_at, id) where ended_at is null;
create index waits_of_a_person on booking.wait (person_id, lower(during));

-- An offer keeps its space while it lasts; taken back, it never was.
create function booking.hold_space_for_wait() returns trigger language plpgsql as $$
begin
  if new.offered_space_id is not null then
    perform places.publish_take_space(new.palace_id, new.id, 1, 'hold', new.offered_space_id, new.during, '', null, new.ended_at);
  elsif tg_op = 'UPDATE' and old.offered_space_id is not null then
    perform places.publish_drop_use(new.palace_id, new.id, 1);
  end if;
  return null;
end $$;
create trigger offer_holds_its_space
  after insert or update of offered_space_id, accepted_at, passed_at, left_at on booking.wait
  for each row execute function booking.hold_space_for_wait();
