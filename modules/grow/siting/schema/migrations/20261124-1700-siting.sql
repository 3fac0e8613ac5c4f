create schema siting;

-- A place where a palace could stand (P3). What is not known of plan and land is `unknown`, never a guess.
create table siting.candidate (
  id uuid constraint candidate_has_one_id primary key,
  code text not null constraint candidate_code_names_one_site unique,        -- what spreadsheets call it: 420102-01
  division_code text not null constraint candidate_lies_in_a_division references places.division,
  name text not null,
  lng double precision not null,
  lat double precision not null,
  mode text not null constraint candidate_mode_is_known check (mode in ('standalone', 'joint', 'reuse', 'compact')),
  plan_status text not null                                                   -- territorial plan (国土空间规划)
    constraint candidate_plan_status_is_known check (plan_status in ('inPlan', 'adjusting', 'notInPlan', 'unknown')),
  land_status text not null
    constraint candidate_land_status_is_known check (land_status in ('owned', 'allocated', 'pending', 'leased', 'none', 'unknown')),
  cost_fen bigint not null constraint candidate_costs_something check (cost_fen > 0),
  area_m2 integer not null constraint candidate_has_a_size check (area_m2 > 0),
  capacity integer constraint candidate_serves_somebody check (capacity > 0), -- workers it can serve; null: not limited
  synthetic boolean not null default false,
  version integer not null default 1,
  retired_at timestamptz,
  retired_reason text,
  created_at timestamptz not null,
  constraint candidate_is_retired_with_a_reason check ((retired_at is null) = (retired_reason is null)),
  constraint candidate_stands_on_the_earth check (lng between -180 and 180 and lat between -90 and 90)
);
create index candidates_of_a_division on siting.candidate (division_code) where retired_at is null;

-- Townships (乡镇街道) where they were imported; a county without them is one point at its centre.
create table siting.township (
  code text constraint township_has_one_code primary key constraint township_code_has_nine_digits check (code ~ '^[0-9]{9}$'),
  division_code text not null constraint township_lies_in_a_division references places.division,
  name text not null,
  lng double precision not null,
  lat double precision not null,
  workers integer not null constraint township_has_workers check (workers > 0),
  version integer not null default 1,
  constraint township_carries_the_code_of_its_county check (left(code, 6) = division_code)
);
create index townships_of_a_division on siting.township (division_code);

-- Minutes that somebody measured or computed elsewhere. Pairs that are missing are estimated, and counted on the screen.
create table siting.travel_time (
  origin text not null,                                                       -- code of a county or township
  candidate_code text not null constraint travel_leads_to_a_candidate references siting.candidate (code) on update cascade,
  minutes real not null constraint travel_takes_some_time check (minutes >= 0 and minutes <= 1440),
  version integer not null default 1,
  constraint travel_is_told_once_for_a_pair primary key (origin, candidate_code)
);
create index travel_times_to_a_candidate on siting.travel_time (candidate_code);

-- What may be spent in a year, and how many projects the seven departments can begin (P4, P20).
create table siting.budget (
  scope text not null constraint budget_scope_is_a_code_prefix check (scope ~ '^[0-9]{2,6}$'),
  year integer not null constraint budget_year_is_near check (year between 2000 and 2100),
  amount_fen bigint not null constraint budget_is_not_negative check (amount_fen >= 0),
  most_starts integer constraint budget_allows_starts check (most_starts >= 0), -- null: not limited
  version integer not null default 1,
  constraint budget_of_a_year_is_told_once primary key (scope, year)
);

-- A question about sites or about the years to come, with what somebody decided beforehand.
create table siting.scenario (
  id uuid constraint scenario_has_one_id primary key,
  scope text not null constraint scenario_scope_is_a_code_prefix check (scope ~ '^[0-9]{2,6}$'),
  name text not null,
  question text not null constraint question_is_known check (question in ('fewest', 'coverage', 'travel', 'plan')),
  parameters jsonb not null,
  synthetic boolean not null default false,
  version integer not null default 1,                                        -- of name and parameters; locks are rows of their own
  created_by uuid,                                                           -- null: demonstration data
  created_at timestamptz not null,
  edited_by uuid,
  edited_at timestamptz not null
);
create index scenarios_of_a_scope on siting.scenario (scope);

-- Each is a row, so that two officials who lock different sites never overwrite each other.
create table siting.scenario_lock (
  scenario_id uuid not null constraint lock_belongs_to_a_scenario references siting.scenario on delete cascade,
  target text not null,                                                      -- code of a candidate, or of a county in a plan
  kind text not null constraint lock_kind_is_known check (kind in ('lock', 'forbid')),
  -- In a plan, what is locked or forbidden there; null: the candidate itself, or anything at all in the county.
  detail jsonb,
  reason text not null constraint lock_has_a_reason check (length(reason) >= 2),
  set_by uuid,
  set_at timestamptz not null,
  constraint target_is_locked_or_forbidden_once primary key (scenario_id, target)
);

-- One calculation. What it was asked is frozen in `instance`, so that its result can be checked whatever changes later.
create table siting.run (
  id uuid constraint run_has_one_id primary key,
  scenario_id uuid not null constraint run_answers_a_scenario references siting.scenario on delete cascade,
  scenario_version integer not null,
  state text not null constraint run_state_is_known check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  limit_seconds integer not null constraint run_has_a_time_limit check (limit_seconds between 1 and 600),
  share real not null default 0,
  cancel_asked_at timestamptz,
  requested_by uuid,
  requested_at timestamptz not null,
  began_at timestamptz,
  beat_at timestamptz,                                                        -- when the process that computes was last heard
  ended_at timestamptz,
  failure text,                                                               -- code of the reason, told in words by the screen
  instance jsonb,
  instance_hash text,
  result jsonb,
  certificate jsonb,
  gap double precision constraint gap_is_not_negative check (gap >= 0),       -- at most so far from the best possible, as a share
  certificate_holds boolean,                                                  -- what the independent checker said when it was stored
  constraint result_is_whole_or_absent check ((state = 'done') = (result is not null)),
  constraint result_comes_with_its_question check (result is null or (instance is not null and instance_hash is not null)),
  constraint run_ends_when_it_is_over check ((state in ('done', 'cancelled', 'failed')) = (ended_at is not null)),
  constraint failed_run_says_why check ((state = 'failed') = (failure is not null))
);
create index runs_of_a_scenario on siting.run (scenario_id, requested_at);
create unique index scenario_is_computed_once_at_a_time on siting.run (scenario_id) where state in ('queued', 'running');

-- A plan that was made public, by whom and why, and what it was compared with before.
create table siting.published_plan (
  id uuid constraint published_plan_has_one_id primary key,
  run_id uuid not null constraint plan_is_published_once unique constraint plan_comes_from_a_run references siting.run,
  compared_with uuid constraint plan_was_compared_with_a_run references siting.run,
  title text not null,
  reason text not null,
  published_by uuid not null,
  published_at timestamptz not null
);

-- What an import of candidates, townships, travel times or budgets changed, so that it can be undone.
create table siting.import_change (
  import_id uuid not null,
  row_number integer not null,
  key text not null,                                                          -- primary key of the row, as text
  before jsonb,                                                               -- null: it was not there
  version_after integer not null,
  undone_at timestamptz,
  constraint row_changes_one_thing primary key (import_id, row_number)
);
