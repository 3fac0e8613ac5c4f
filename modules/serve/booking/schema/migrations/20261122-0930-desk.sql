-- What staff write on a booking, and what becomes of a no-show.
alter table booking.booking
  add column guest_name bytea,                  -- encrypted; a caller without an account
  add column guest_name_masked text,
  add column grounds text not null default '',  -- why a lease, or maintenance, takes the space (P13)
  add column bidding_no text,                   -- the open bidding that a longer lease came out of
  add constraint guest_is_named_with_a_mask check ((guest_name is null) = (guest_name_masked is null)),
  add constraint holder_or_guest_not_both check (holder_id is null or guest_name is null);

-- What a holder says about having missed a booking: once each, answered by whoever rules the hall. Upheld: it does not count.
create table booking.appeal (
  palace_id uuid not null,
  booking_id uuid not null,
  reason text not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  upheld boolean,
  answer text,
  constraint booking_is_appealed_once primary key (palace_id, booking_id),
  constraint appeal_is_about_a_booking foreign key (palace_id, booking_id) references booking.booking (palace_id, id),
  constraint decided_appeal_says_how check (num_nonnulls(decided_at, upheld, answer) in (0, 3))
);
create index appeals_that_wait on booking.appeal (palace_id, created_at) where decided_at is null;
-- What the release looks for every few minutes.
create index bookings_not_checked_in on booking.booking (lower(during))
  where kind = 'booking' and ended_at is null and checked_in_at is null;
