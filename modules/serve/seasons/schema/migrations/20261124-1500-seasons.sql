create schema seasons;

-- The weekly times of halls over a season, asked for by clubs, unions and schools, and given by one proposal that staff adjust. Held by
-- one palace; its halls may be of several. P5, P19.
create table seasons.season (
  palace_id uuid not null constraint season_is_held_by_a_palace references places.palace,
  id uuid not null,
  title text not null constraint season_has_a_title check (title <> ''),
  note text not null default '',
  first_day date not null,
  last_day date not null,
  -- The calendar, announced with the season: announce → apply → propose → adjust → publish.
  apply_from timestamptz not null,
  apply_until timestamptz not null,
  publish_at timestamptz not null,                  -- planned; staff publish by hand
  -- What decides, published with the announcement.
  weights jsonb not null,                           -- points of half an hour by class: {union, club, school, other}
  rank_percent smallint[] not null
    constraint each_rank_counts_a_share_of_the_first check (cardinality(rank_percent) between 1 and 8 and 0 < all (rank_percent) and 100 >= all (rank_percent)),
  off_peak_percent smallint not null constraint off_peak_counts_more check (off_peak_percent between 100 and 300),
  off_peak_until smallint not null                  -- half hours from midnight, Monday to Friday
    constraint off_peak_ends_within_a_day check (off_peak_until between 0 and 48),
  cap_half_hours smallint not null                  -- a week for one organisation; 0: as much as there is
    constraint fair_share_is_not_negative check (cap_half_hours between 0 and 336),
  taken_percent smallint not null                   -- a weekly time is given although it is taken in so many of the weeks
    constraint a_time_is_given_when_it_is_mostly_free check (taken_percent between 0 and 50),
  announced_at timestamptz,
  published_at timestamptz,
  finished_at timestamptz,                          -- all series are made, all letters sent
  state text not null generated always as (case when finished_at is not null then 'finished' when published_at is not null then 'published'
    when announced_at is not null then 'announced' else 'draft' end) stored,
  synthetic boolean not null default false,
  created_at timestamptz not null,
  constraint season_has_one_id primary key (palace_id, id),
  constraint season_ends_after_it_begins check (last_day >= first_day and last_day - first_day <= 366),
  constraint calendar_of_a_season_runs_forward check (apply_from < apply_until and apply_until <= publish_at),
  constraint season_is_announced_before_it_is_published check (published_at is null or announced_at is not null),
  constraint season_is_finished_after_it_is_published check (finished_at is null or published_at is not null)
);
create index seasons_by_time on seasons.season (apply_until desc) where announced_at is not null;

-- The halls that are given.
create table seasons.hall (
  palace_id uuid not null,
  season_id uuid not null,
  at_palace_id uuid not null,
  space_id uuid not null,
  constraint hall_is_in_a_season_once primary key (palace_id, season_id, space_id),
  constraint hall_belongs_to_a_season foreign key (palace_id, season_id) references seasons.season (palace_id, id),
  constraint hall_is_a_space_of_its_palace foreign key (at_palace_id, space_id) references places.space (palace_id, id)
);

create table seasons.request (
  palace_id uuid not null,
  id uuid not null,
  season_id uuid not null,
  no integer not null constraint requests_count_from_one check (no >= 1),
  organisation text not null constraint request_names_an_organisation check (organisation <> ''),
  kind text not null constraint organisation_is_of_a_known_class check (kind in ('union', 'club', 'school', 'other')),
  union_id uuid,                                    -- of base/membership, when its contact asks
  applicant_id uuid,                                -- who asked on the portal and gets the letter; null: entered by staff, or forgotten
  purpose text not null default '',                 -- what for; never a person's name
  people integer not null default 1 constraint somebody_comes_to_the_hall check (people between 1 and 100000),
  times smallint not null constraint request_is_for_one_to_seven_days_a_week check (times between 1 and 7),
  least smallint not null constraint shortest_time_is_half_an_hour_or_more check (least between 1 and 48),   -- half hours each time
  wanted smallint not null,
  refused_at timestamptz,                           -- by staff, before or beside the proposal
  refuse_reason text,
  withdrawn_at timestamptz,
  import_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint request_has_one_id primary key (palace_id, id),
  constraint request_is_to_a_season foreign key (palace_id, season_id) references seasons.season (palace_id, id),
  constraint request_of_a_season_has_its_number unique (palace_id, season_id, no),
  constraint request_of_a_season_can_be_referred_to unique (palace_id, season_id, id),
  constraint wanted_time_is_not_shorter_than_the_least check (wanted between least and 48),
  constraint refusing_a_request_gives_a_reason check ((refused_at is null) = (refuse_reason is null) and refuse_reason <> '')
);
create index season_requests_by_person on seasons.request (applicant_id) where applicant_id is not null;
create index season_requests_by_union on seasons.request (union_id) where union_id is not null;

-- Where and when somebody would come, most wanted first.
create table seasons.wish (
  palace_id uuid not null,
  request_id uuid not null,
  rank smallint not null constraint ranks_of_wishes_count_from_one check (rank between 1 and 8),
  at_palace_id uuid,                                -- null: any palace of the season
  space_id uuid,                                    -- null: any hall of the kind
  space_kind text,                                  -- null: any kind
  weekday smallint constraint wish_is_for_a_day_of_the_week check (weekday between 1 and 7),   -- null: any day
  from_half smallint not null,                      -- half hours from midnight
  until_half smallint not null,
  constraint request_has_one_wish_of_a_rank primary key (palace_id, request_id, rank),
  constraint wish_is_of_a_request foreign key (palace_id, request_id) references seasons.request (palace_id, id) on delete cascade,
  constraint wish_is_for_a_stretch_of_a_day check (from_half >= 0 and from_half < until_half and until_half <= 48)
);

-- A calculation of a proposal: how far, what it found, what it proves.
create table seasons.run (
  palace_id uuid not null,
  id uuid not null,
  season_id uuid not null,
  asked_by uuid,
  asked_at timestamptz not null,
  begun_at timestamptz,
  share real not null default 0 constraint progress_is_a_share check (share between 0 and 1),
  worth bigint,                                     -- points of the best plan so far
  bound bigint,                                     -- no plan is worth more
  cancel_asked_at timestamptz,
  ended_at timestamptz,
  failure text,
  proposal jsonb,                                   -- what was proposed, before anybody adjusted it
  certificate jsonb,                                -- the prices that prove the bound
  constraint run_has_one_id primary key (palace_id, id),
  constraint run_is_of_a_season foreign key (palace_id, season_id) references seasons.season (palace_id, id),
  constraint proposal_is_not_worth_more_than_its_bound check (worth <= bound),
  constraint run_that_ended_has_a_proposal_or_failed check (ended_at is null or (proposal is null) <> (failure is null))
);
create unique index season_is_calculated_once_at_a_time on seasons.run (palace_id, season_id) where ended_at is null;

-- The plan as it stands: proposed, then adjusted by hand.
create table seasons.placement (
  palace_id uuid not null,
  id uuid not null,
  season_id uuid not null,
  request_id uuid not null,
  at_palace_id uuid not null,
  space_id uuid not null,
  weekday smallint not null constraint placement_is_on_a_day_of_the_week check (weekday between 1 and 7),
  from_half smallint not null,
  half_hours smallint not null,
  rank smallint,                                    -- which wish it fulfils, from 1; null: given by hand beside the wishes
  points bigint not null,
  locked boolean not null default false,            -- a new calculation leaves it where it is
  by_hand boolean not null default false,
  series_id uuid,                                   -- of booking, once published
  settled_at timestamptz,                           -- its series was made, or could not be at all
  constraint placement_has_one_id primary key (palace_id, id),
  constraint placement_is_of_a_request foreign key (palace_id, season_id, request_id)
    references seasons.request (palace_id, season_id, id),
  constraint placement_is_in_a_hall_of_the_season foreign key (palace_id, season_id, space_id)
    references seasons.hall (palace_id, season_id, space_id),
  constraint placement_became_a_series foreign key (at_palace_id, series_id) references booking.series (palace_id, id),
  constraint placement_lies_within_a_day check (from_half >= 0 and half_hours >= 1 and from_half + half_hours <= 48),
  constraint request_is_placed_once_a_day unique (palace_id, request_id, weekday),
  constraint hall_is_given_once_at_a_time exclude using gist (
    palace_id with =, season_id with =, space_id with =, weekday with =,
    int4range(from_half, from_half + half_hours) with &&) deferrable initially deferred
);
create index placements_of_a_season on seasons.placement (palace_id, season_id);

-- What staff changed in a proposal, and what it cost.
create table seasons.adjustment (
  palace_id uuid not null,
  season_id uuid not null,
  no integer not null,
  at timestamptz not null,
  adjusted_by uuid,
  act text not null constraint adjustment_is_of_a_known_kind check (act in ('move', 'grant', 'refuse', 'reopen', 'lock', 'unlock')),
  request_id uuid not null,
  delta bigint not null,                            -- points of the plan after less before
  reason text not null default '',
  before jsonb,
  after jsonb,
  losers jsonb not null default '[]',               -- who had to go, and where to
  constraint adjustment_is_numbered_once primary key (palace_id, season_id, no),
  constraint adjustment_is_of_a_request foreign key (palace_id, season_id, request_id)
    references seasons.request (palace_id, season_id, id)
);

-- A date of a published placement that could not be as planned: what holds it, and what was free instead.
create table seasons.conflict (
  palace_id uuid not null,
  placement_id uuid not null,
  date date not null,
  why text not null,                                -- a code of booking
  alternatives jsonb not null default '[]',
  constraint conflict_is_told_once primary key (palace_id, placement_id, date),
  constraint conflict_is_of_a_placement foreign key (palace_id, placement_id) references seasons.placement (palace_id, id)
);

-- What is published stays, whatever the code does: published once, and its plan is not changed afterwards.
create function seasons.refuse_second_publication() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and new.published_at is distinct from old.published_at then
    raise exception 'the season is published' using errcode = 'check_violation', constraint = 'season_is_published_once';
  end if;
  if old.announced_at is not null and (old.weights, old.rank_percent, old.off_peak_percent, old.off_peak_until, old.cap_half_hours, old.taken_percent, old.first_day, old.last_day)
      is distinct from (new.weights, new.rank_percent, new.off_peak_percent, new.off_peak_until, new.cap_half_hours, new.taken_percent, new.first_day, new.last_day) then
    raise exception 'the rules are announced' using errcode = 'check_violation', constraint = 'announced_rules_stay';
  end if;
  return new;
end $$;
create trigger season_is_published_once before update on seasons.season
  for each row execute function seasons.refuse_second_publication();

create function seasons.refuse_change_after_publication() returns trigger language plpgsql as $$
declare
  changed record;
begin
  changed := case when tg_op = 'DELETE' then old else new end;
  if exists (select from seasons.season s where s.palace_id = changed.palace_id and s.id = changed.season_id and s.published_at is not null)
     and (tg_op <> 'UPDATE' or to_jsonb(old) - '{applicant_id,series_id,settled_at}'::text[] is distinct from to_jsonb(new) - '{applicant_id,series_id,settled_at}'::text[]) then
    raise exception 'the season is published' using errcode = 'check_violation', constraint = 'published_season_stays_as_it_is';
  end if;
  return changed;
end $$;
create trigger placement_stays_after_publication before insert or update or delete on seasons.placement
  for each row execute function seasons.refuse_change_after_publication();
create trigger request_stays_after_publication before insert or update or delete on seasons.request
  for each row execute function seasons.refuse_change_after_publication();
