create schema benefit;

-- What a day of a house came to, once it is over (P5). Minutes of spaces in opening time, by class; made anew when
-- something in the past is corrected, from the opening hours and the spaces that the house had that day.
create table benefit.house_day (
  palace_id uuid not null constraint figures_are_of_a_palace references places.palace on delete cascade,
  day date not null,
  opening jsonb not null,                      -- {staffed: [[start, end]], selfService: [[start, end]]}: as planned that day
  spaces uuid[] not null,                      -- what was counted: spaces without parts in use
  staffed_hours_minutes integer not null,      -- planned opening with staff, one space
  free integer not null,
  discounted integer not null,
  at_cost integer not null,
  commercial integer not null,
  maintenance integer not null,
  closed integer not null,
  empty integer not null,
  outside integer not null,                    -- used outside these hours, counted apart
  open_minutes integer not null,               -- the house was open, self-service too, closures taken off
  staffed_minutes integer not null,
  off_peak_minutes integer not null,
  folded_at timestamptz not null,
  constraint house_has_a_day_once primary key (palace_id, day),
  constraint classes_add_up_to_the_opening_time check
    (free + discounted + at_cost + commercial + maintenance + closed + empty = staffed_hours_minutes * cardinality(spaces)),
  constraint nothing_is_less_than_nothing check
    (least(free, discounted, at_cost, commercial, maintenance, closed, empty, outside, staffed_minutes, off_peak_minutes) >= 0),
  constraint parts_of_the_opening_lie_in_it check (greatest(staffed_minutes, off_peak_minutes) <= open_minutes)
);
-- Of all houses in a period: the province's own meter.
create index days_of_all_houses on benefit.house_day (day);

-- The same by space and local hour, for the heat-map. Classes without a minute have no row.
create table benefit.space_day (
  palace_id uuid not null,
  day date not null,
  space_id uuid not null,
  class text not null constraint class_of_an_hour_is_known check
    (class in ('free', 'discounted', 'atCost', 'commercial', 'maintenance', 'closed', 'empty')),
  within smallint[] not null constraint opening_time_is_by_hour check (cardinality(within) = 24),
  outside smallint[] not null constraint time_apart_is_by_hour check (cardinality(outside) = 24),
  constraint space_has_a_day_and_class_once primary key (palace_id, day, space_id, class),
  constraint hours_belong_to_a_day_of_the_house foreign key (palace_id, day)
    references benefit.house_day (palace_id, day) on delete cascade,
  constraint hours_are_of_a_space_of_the_palace foreign key (palace_id, space_id) references places.space (palace_id, id)
);
