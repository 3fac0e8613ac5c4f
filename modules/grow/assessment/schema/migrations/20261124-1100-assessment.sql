create schema assessment;

-- An existing venue, or the statement that a division has none (P2). What nobody knows is null and is never filled in.
create table assessment.venue (
  id uuid constraint venue_has_one_id primary key,
  division_code text not null constraint venue_serves_a_division references places.division,
  palace_id uuid constraint venue_is_a_palace_of_the_register references places.palace,   -- null: not (yet) a palace
  name text not null constraint venue_has_a_name check (name <> ''),
  present boolean not null default true,           -- false: somebody looked, and there is no venue
  address text,
  lng double precision,
  lat double precision,
  floor_m2 integer constraint venue_floor_is_positive check (floor_m2 > 0),
  built_year smallint constraint venue_was_built_in_our_time check (built_year between 1900 and 2100),
  renovated_year smallint constraint venue_was_renovated_after_it_was_built check (renovated_year >= built_year),
  functions text[] constraint venue_functions_are_known check (functions <@ array['hall', 'sports', 'classroom',
    'civicPractice', 'bookroom', 'serviceCounter', 'legalAid', 'entrepreneurship']),        -- '{}': none; null: unknown
  condition text constraint venue_condition_is_a_grade check (condition in ('A', 'B', 'C', 'D')),  -- 房屋安全鉴定
  independent_title boolean,
  operating_right boolean,
  expansion_m2 integer constraint land_for_expansion_is_not_negative check (expansion_m2 >= 0),    -- land, not floor
  seats integer constraint venue_seats_are_not_negative check (seats >= 0),                        -- of its largest hall
  compact boolean not null default false,          -- to be measured as a small practical house of about 1,000 m²
  cost_fen bigint constraint venue_cost_is_positive check (cost_fen > 0),  -- what somebody estimated; the source says who
  facts_on date not null,                          -- the day on which the facts were so
  source text not null constraint venue_facts_have_a_source check (source <> ''),
  source_url text,
  note text,
  synthetic boolean not null default false,        -- made for demonstration, and shown so
  version integer not null default 1,              -- two officials editing: the later is told
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,                          -- entered by mistake, demolished, or taken back with its import
  constraint a_division_without_a_venue_has_no_facts_of_one check (present or num_nonnulls(palace_id, address, lng, lat, floor_m2,
    built_year, renovated_year, functions, condition, independent_title, operating_right, expansion_m2, seats, cost_fen) = 0),
  constraint venue_has_both_coordinates_or_none check ((lng is null) = (lat is null)),
  constraint a_division_has_venues_or_states_that_it_has_none
    exclude using gist (division_code with =, (present::integer) with <>) where (removed_at is null)
);
create unique index division_names_a_venue_once on assessment.venue (division_code, name) where removed_at is null;
create unique index palace_is_one_venue on assessment.venue (palace_id) where removed_at is null;

-- A decision is never a bare label: the facts and standards that it rests on stand beside it, as they were.
create table assessment.assessment (
  id uuid constraint assessment_has_one_id primary key,                 -- UUIDv7: the latest of a venue is in force
  venue_id uuid not null constraint assessment_is_of_a_venue references assessment.venue,
  cause text not null constraint assessment_cause_is_known check (cause in ('recorded', 'edited', 'imported', 'asked', 'rerun')),
  facts jsonb not null,
  standards jsonb not null,
  outcome jsonb not null,                                               -- every rule: found, needed, standard, what it pushes to
  decision text constraint decision_is_known check (decision in ('enough', 'upgrade', 'renovateExpand', 'newBuild')),
  possible text[] not null constraint a_decision_is_the_only_possible_one
    check (case when decision is null then cardinality(possible) > 1 else possible = array[decision] end),
  assessed_on date not null,
  assessed_at timestamptz not null
);
create index assessments_of_a_venue on assessment.assessment (venue_id, id desc);

-- An official decides otherwise, for a reason that stays to be read. What the rules say stays beside it.
create table assessment.override (
  id uuid constraint override_has_one_id primary key,
  venue_id uuid not null constraint override_is_of_a_venue references assessment.venue,
  decision text not null constraint overriding_decision_is_known check (decision in ('enough', 'upgrade', 'renovateExpand', 'newBuild')),
  reason text not null constraint override_has_a_reason check (length(reason) >= 5),
  overridden_by uuid not null,
  overridden_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  constraint withdrawal_is_whole check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create unique index venue_has_one_override_in_force on assessment.override (venue_id) where withdrawn_at is null;
create index overrides_of_a_venue on assessment.override (venue_id, id);

-- A decision that came out otherwise than before, and which fact or standard did it, until an official has taken note.
create table assessment.difference (
  id uuid constraint difference_has_one_id primary key,
  venue_id uuid not null constraint difference_is_of_a_venue references assessment.venue,
  before_id uuid not null constraint difference_begins_with_an_assessment references assessment.assessment,
  after_id uuid not null constraint difference_ends_with_an_assessment references assessment.assessment
    constraint assessment_differs_from_the_one_before_once unique,
  before_decision text,
  after_decision text,
  causes jsonb not null,
  noted_at timestamptz not null,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  constraint difference_differs check (before_decision is distinct from after_decision),
  constraint acknowledgement_is_whole check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index differences_of_a_venue on assessment.difference (venue_id, id);

-- What one import changed, and what stood there before: the way back.
create table assessment.venue_change (
  import_id uuid not null,
  row_number integer not null,                       -- as the file shows it
  venue_id uuid not null constraint import_changed_a_venue references assessment.venue,
  before jsonb,                                      -- null: the import brought the venue
  version_after integer not null,
  undone_at timestamptz,
  constraint import_changes_a_venue_once primary key (import_id, row_number)
);
