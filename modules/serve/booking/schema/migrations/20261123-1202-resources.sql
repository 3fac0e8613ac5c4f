-- What a palace lends with a room: projectors, nets, microphones. One row a kind, with how many there are.
create table booking.resource (
  palace_id uuid not null,
  id uuid not null,
  name text not null,
  name_en text,
  count integer not null constraint there_is_at_least_one_to_lend check (count between 1 and 10000),
  for_kinds text[] not null default '{}',     -- kinds of space that it goes with; empty: any
  retired_at timestamptz,
  changed_at timestamptz not null,            -- what is lent after this moment must fit the count
  -- Counted up by every loan: two at once wait for each other here, and at stricter isolation levels the second fails.
  turns bigint not null default 0,
  version integer not null default 1,
  constraint resource_has_one_id primary key (palace_id, id)
);
create unique index resource_of_a_palace_has_its_own_name on booking.resource (palace_id, name) where retired_at is null;

-- So many of a kind, with one booking, for as long as it lasts.
create table booking.loan (
  palace_id uuid not null,
  booking_id uuid not null,
  resource_id uuid not null,
  count integer not null constraint something_is_lent check (count between 1 and 10000),
  during tstzrange not null,                  -- the booking's; kept by trigger
  ended_at timestamptz,                       -- the booking ended; or it stands again and the things are with others meanwhile
  returned_at timestamptz,
  lost integer not null default 0,
  constraint booking_borrows_a_kind_once primary key (palace_id, booking_id, resource_id),
  constraint loan_goes_with_a_booking foreign key (palace_id, booking_id) references booking.booking (palace_id, id),
  constraint loan_is_of_a_resource_of_its_palace foreign key (palace_id, resource_id) references booking.resource (palace_id, id),
  constraint no_more_is_lost_than_was_lent check (lost between 0 and count),
  constraint loss_is_noted_on_return check (lost = 0 or returned_at is not null)
);
create index loans_of_a_resource on booking.loan using gist (palace_id, resource_id, during) where ended_at is null;

-- The most that is lent at one moment of a stretch: it is reached where a loan begins, or where the stretch does.
create function booking.most_lent(of_palace uuid, of_resource uuid, stretch tstzrange) returns bigint stable language sql as $$
  select coalesce(max(lent), 0)::bigint from (
    select (select sum(l.count) from booking.loan l
            where l.palace_id = of_palace and l.resource_id = of_resource and l.ended_at is null and l.during @> moment.at) as lent
    from (select greatest(lower(during), lower(stretch)) as at from booking.loan
          where palace_id = of_palace and resource_id = of_resource and ended_at is null and during && stretch) moment
  ) peaks
$$;

-- Never more at a moment than there are. Those who lend the same kind take turns on its row, so that each sees the one before.
create function booking.keep_within_stock() returns trigger language plpgsql as $$
declare
  there integer;
begin
  if new.ended_at is not null then return null; end if;
  update booking.resource set turns = turns + 1
    where palace_id = new.palace_id and id = new.resource_id returning count into there;
  if booking.most_lent(new.palace_id, new.resource_id, new.during) > there then
    raise exception 'more is lent than there is'
      using errcode = 'check_violation', constraint = 'no_more_is_lent_than_there_is';
  end if;
  return null;
end $$;
create trigger loan_keeps_within_stock after insert or update of count, during, ended_at on booking.loan
  for each row execute function booking.keep_within_stock();

-- A smaller stock must still be enough for what is promised.
create function booking.keep_promises() returns trigger language plpgsql as $$
begin
  if booking.most_lent(new.palace_id, new.id, tstzrange(new.changed_at, null)) > new.count then
    raise exception 'more is promised than there would be'
      using errcode = 'check_violation', constraint = 'no_more_is_lent_than_there_is';
  end if;
  return null;
end $$;
create trigger stock_keeps_promises after update of count on booking.resource
  for each row when (new.count < old.count) execute function booking.keep_promises();

-- Loans go where their booking goes. A booking that stands again after a closure gets its things back if they are still there.
create function booking.move_loans() returns trigger language plpgsql as $$
begin
  if new.ended_at is null and old.ended_at is not null then
    begin
      update booking.loan set during = new.during, ended_at = null where palace_id = new.palace_id and booking_id = new.id;
    exception when check_violation then null; -- the room is theirs again, the things are with somebody else
    end;
  else
    update booking.loan set during = new.during, ended_at = new.ended_at
      where palace_id = new.palace_id and booking_id = new.id and (during <> new.during or ended_at is distinct from new.ended_at)
        and (ended_at is null or new.ended_at is not null);
  end if;
  return null;
end $$;
create trigger loans_move_with_their_booking
  after update of during, refused_at, cancelled_at, displaced_at, released_at on booking.booking
  for each row execute function booking.move_loans();
