create schema coverage;

-- A published plan: which division does what in which year (P1, P2). Each publication is a new edition of the whole province;
-- what lies outside its scope is carried over. Earlier editions stay as they were when they were replaced.
create table coverage.plan (
  id uuid constraint plan_has_one_id primary key,
  edition integer not null constraint edition_is_published_once unique
    constraint editions_are_counted_from_one check (edition > 0),
  scope text not null constraint plan_scope_is_a_code_prefix check (scope ~ '^[0-9]{2}([0-9]{2}){0,2}$'),
  title text not null,
  reason text not null,                        -- why this plan, in the words of those who decided it
  source text not null constraint plan_source_is_known check (source in ('siting', 'hand')),
  source_id uuid,                              -- the plan of grow/siting that was published; null: entered by hand
  synthetic boolean not null default false,    -- made for demonstration, and shown so
  published_at timestamptz not null,
  replaced_at timestamptz,
  constraint plan_is_replaced_after_it_was_published check (replaced_at >= published_at)
);
create unique index one_plan_is_in_force on coverage.plan ((true)) where replaced_at is null;

create table coverage.plan_line (
  plan_id uuid not null constraint line_belongs_to_a_plan references coverage.plan,
  id uuid not null,                            -- stays the same in the next edition, so that differences can be told
  division_code text not null constraint line_is_for_a_division references places.division,
  year smallint not null constraint line_has_a_year_of_the_opinion check (year between 2023 and 2040),
  action text not null constraint line_action_is_known
    check (action in ('upgrade', 'renovateExpand', 'newBuild', 'compact', 'share')),
  site text not null default '',               -- where, in words; '' when it is not chosen yet
  site_id uuid,                                -- the candidate site of grow/siting
  cost_fen bigint constraint line_costs_nothing_negative check (cost_fen >= 0),
  reason text not null,                        -- why this and then; of a line changed by hand: why it was changed
  by_hand boolean not null default false,      -- entered or changed after the plan was published
  version integer not null default 1,          -- two officials editing: the later is told
  constraint line_is_in_a_plan_once primary key (plan_id, id),
  constraint plan_says_the_same_thing_once unique (plan_id, division_code, year, action, site)
);
create index lines_by_division on coverage.plan_line (division_code);

-- What an official states of a division at the end of a year that the register cannot tell, and what it rests on.
create table coverage.statement (
  id uuid constraint statement_has_one_id primary key,
  division_code text not null constraint statement_is_about_a_division references places.division,
  year smallint not null constraint statement_is_about_a_year_of_the_opinion check (year between 2022 and 2040),
  state text not null constraint stated_state_is_known check (state in ('covered', 'shared', 'underWay', 'planned', 'nothing')),
  evidence_kind text not null constraint evidence_kind_is_known
    check (evidence_kind in ('document', 'photo', 'inspection', 'report', 'record')),
  evidence_date date not null,
  evidence_text text not null,
  evidence_url text,
  synthetic boolean not null default false,
  stated_at timestamptz not null,
  withdrawn_at timestamptz,                    -- replaced by a later one, or found to be wrong; stays readable
  withdrawn_reason text,
  constraint statement_is_withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index one_statement_counts_a_division_and_year on coverage.statement (division_code, year) where withdrawn_at is null;
create index statements_by_division on coverage.statement (division_code, year);
