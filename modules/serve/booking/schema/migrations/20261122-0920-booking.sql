create schema booking;

-- How a space may be booked online; a space without a row is booked at the desk only. null: the standard in force (P9).
create table booking.space_rule (
  palace_id uuid not null,
  space_id uuid not null,
  open_to text not null default 'everyone'
    constraint booking_is_open_to_a_known_group check (open_to in ('everyone', 'members', 'unions')),
  slot_minutes integer not null default 60 constraint slot_lasts_a_quarter_hour_or_more check (slot_minutes between 15 and 720),
  most_slots integer not null default 2 constraint booking_takes_a_slot_or_more check (most_slots between 1 and 48),
  advance_days integer constraint advance_days_are_plausible check (advance_days between 0 and 365),
  opening_hour integer constraint opening_hour_is_on_the_clock check (opening_hour between 0 and 23),
  hours_per_person_day numeric constraint hours_per_person_are_positive check (hours_per_person_day > 0),
  bookings_per_union_day integer constraint bookings_per_union_are_positive check (bookings_per_union_day > 0),
  cancel_minutes integer constraint cancel_limit_is_not_negative check (cancel_minutes >= 0),
  grace_minutes integer constraint grace_is_not_negative check (grace_minutes >= 0),
  people_most integer constraint somebody_may_come check (people_most > 0),
  approval boolean not null default false,      -- staff say yes first; the slot is held meanwhile
  self_service boolean not null default false,  -- may be booked for hours without staff; an entry code opens the door
  price_class text not null default 'free' constraint booking_price_class_is_known
    check (price_class in ('free', 'discounted', 'atCost', 'commercial')),
  fen_per_hour integer not null default 0 constraint hour_price_is_not_negative check (fen_per_hour >= 0),
  concessions jsonb not null default '[]',      -- [{who: member|gigWorker|retired|union, fenPerHour}]
  version integer not null default 1,
  constraint space_has_one_booking_rule primary key (palace_id, space_id),
  constraint rule_is_about_a_space_of_its_palace foreign key (palace_id, space_id) references places.space (palace_id, id),
  constraint free_booking_has_no_price check (price_class <> 'free' or fen_per_hour = 0)
);

-- A space taken for a while outside the programme: by a person or a workplace union, for maintenance, or leased.
create table booking.booking (
  palace_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  during tstzrange not null,
  kind text not null constraint booking_kind_is_known check (kind in ('booking', 'maintenance', 'lease')),
  title text not null default '',               -- what for; never a person's name
  holder_id uuid,                               -- who may change it and gets the news; null: the palace itself
  union_id uuid,                                -- the workplace union that it is for
  people integer not null default 1 constraint somebody_comes check (people between 1 and 100000),
  price_class text not null constraint booking_price_is_of_a_known_class
    check (price_class in ('free', 'discounted', 'atCost', 'commercial')),
  price_fen integer not null default 0 constraint booking_price_is_not_negative check (price_fen >= 0),
  awaits_approval boolean not null default false,
  approved_at timestamptz,
  refused_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text constraint booking_is_cancelled_by_a_known_side check (cancelled_by in ('holder', 'palace')),
  displaced_at timestamptz,                     -- a closure took its space
  checked_in_at timestamptz,
  released_at timestamptz,                      -- nobody came in time: the rest of the slot is free again
  reason text,                                  -- why refused, cancelled or displaced
  series_id uuid,
  series_no integer,
  synthetic boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz generated always as (coalesce(refused_at, cancelled_at, displaced_at, released_at)) stored,
  state text not null generated always as (case
    when refused_at is not null then 'refused' when cancelled_at is not null then 'cancelled'
    when displaced_at is not null then 'displaced' when released_at is not null then 'noShow'
    when checked_in_at is not null then 'attended'
    when awaits_approval and approved_at is null then 'requested' else 'confirmed' end) stored,
  constraint booking_has_one_id primary key (palace_id, id),
  constraint booking_is_of_a_space_of_its_palace foreign key (palace_id, space_id) references places.space (palace_id, id),
  constraint booking_lasts_some_time check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint booking_ends_one_way check (num_nonnulls(refused_at, cancelled_at, displaced_at, released_at) <= 1),
  constraint cancelling_a_booking_names_who check ((cancelled_at is null) = (cancelled_by is null)),
  constraint whoever_came_is_not_released check (checked_in_at is null or released_at is null),
  constraint person_books_for_a_day_at_most check (holder_id is null or upper(during) - lower(during) <= interval '1 day'),
  constraint free_of_charge_means_no_price check (price_class <> 'free' or price_fen = 0),
  constraint date_of_a_series_has_its_number check ((series_id is null) = (series_no is null)),
  constraint series_has_each_date_once unique (palace_id, series_id, series_no)
);
create index bookings_by_holder on booking.booking (holder_id, lower(during)) where holder_id is not null;
create index bookings_by_union on booking.booking (union_id, lower(during)) where union_id is not null;
create index bookings_of_a_palace_by_time on booking.booking (palace_id, lower(during));

-- Whom the holder brings along, by name.
create table booking.companion (
  palace_id uuid not null,
  booking_id uuid not null,
  no integer not null constraint companions_count_from_one check (no >= 1),
  name bytea not null,                          -- encrypted
  name_masked text not null,
  constraint companion_is_numbered_once primary key (palace_id, booking_id, no),
  constraint companion_comes_with_a_booking foreign key (palace_id, booking_id) references booking.booking (palace_id, id)
);

-- A booking takes its space from the inventory that all kinds of use share (base/places), and gives it back when it ends.
create function booking.take_space_for_booking() returns trigger language plpgsql as $$
begin
  perform places.publish_take_space(new.palace_id, new.id, 1, new.kind, new.space_id, new.during, new.title, new.price_class, new.ended_at);
  return null;
end $$;
create trigger booking_takes_its_space
  after insert or update of space_id, during, title, price_class, refused_at, cancelled_at, displaced_at, released_at
  on booking.booking for each row execute function booking.take_space_for_booking();
