-- Many dates booked at once: a union takes the hall on the Tuesdays of a season. Each date is a booking with the number it has in
-- its series; the series keeps the rule, so that a date which was left out can be put back.
alter table booking.space_rule
  add column series_to text not null default 'staff'
    constraint series_are_open_to_a_known_group check (series_to in ('staff', 'unions')),
  -- null: the standard in force (booking.seriesDates)
  add column series_dates integer constraint series_has_some_dates check (series_dates between 1 and 400);

create table booking.series (
  palace_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  rule text not null,                     -- RFC 5545, of days: FREQ=WEEKLY;BYDAY=TU
  first_date date not null,
  last_date date not null,
  start_time time not null,               -- local; the clock of the palace
  minutes integer not null constraint date_of_a_series_lasts_a_day_at_most check (minutes between 15 and 1440),
  left_out jsonb not null default '[]',   -- [{date, reason}]: asked to, a holiday, a conflict
  kind text not null constraint series_kind_is_known check (kind in ('booking', 'maintenance', 'lease')),
  title text not null default '',         -- what for; never a person's name
  holder_id uuid,
  union_id uuid,
  people integer not null default 1 constraint somebody_comes_to_each_date check (people between 1 and 100000),
  version integer not null default 1,
  created_at timestamptz not null,
  constraint series_has_one_id primary key (palace_id, id),
  constraint series_is_of_a_space_of_its_palace foreign key (palace_id, space_id) references places.space (palace_id, id),
  constraint series_ends_after_it_begins check (last_date >= first_date)
);
create index series_by_holder on booking.series (holder_id) where holder_id is not null;
alter table booking.booking add constraint date_belongs_to_its_series
  foreign key (palace_id, series_id) references booking.series (palace_id, id);
