-- Construction projects, from proposal to handover (P4). The seven departments push together: a project always rests with one of
-- them, and everybody sees with which, since when, and what it waits for.
create schema projects;

create table projects.project (
  id uuid constraint project_has_one_id primary key,
  division_code text not null constraint project_lies_in_a_division references places.division,   -- its federation owns the project
  kind text not null constraint project_kind_is_known check (kind in ('upgrade', 'renovateExpand', 'newBuild', 'compact')),
  construction_mode text not null constraint project_construction_mode_is_known check (construction_mode in ('standalone', 'joint')),
  title text not null,
  summary text,                               -- what citizens read
  address text not null,
  lng double precision,
  lat double precision,
  floor_m2 integer not null constraint project_floor_is_positive check (floor_m2 > 0),
  office_m2 integer not null default 0,       -- the ban on official buildings asks how much of the floor is offices
  palace_id uuid constraint project_is_of_a_palace references places.palace,  -- the house at work, or the one that came out of it
  plan_line_id uuid constraint plan_line_becomes_one_project unique,          -- the line of a published plan that it carries out
  -- Sums of projects.money, kept by trigger so that a constraint can hold them in order.
  planned_fen bigint not null default 0,
  granted_fen bigint not null default 0,
  paid_fen bigint not null default 0,
  suspended_at timestamptz,
  suspended_reason text,
  cancelled_at timestamptz,
  cancelled_reason text,
  handed_over_at timestamptz,
  synthetic boolean not null default false,   -- made for demonstration, and shown so
  version integer not null default 1,         -- two officials at once: the later is told what changed
  proposed_at timestamptz not null,
  proposed_by uuid,                           -- null: an import or the demonstration
  constraint offices_lie_within_the_floor check (office_m2 between 0 and floor_m2),
  constraint work_on_a_house_names_the_house check (kind not in ('upgrade', 'renovateExpand') or palace_id is not null),
  constraint money_is_never_less_than_nothing check (least(planned_fen, granted_fen, paid_fen) >= 0),
  constraint grants_stay_within_the_plan check (granted_fen <= planned_fen),
  constraint payments_stay_within_the_grants check (paid_fen <= granted_fen),
  constraint project_is_suspended_with_a_reason check ((suspended_at is null) = (suspended_reason is null)),
  constraint project_is_cancelled_with_a_reason check ((cancelled_at is null) = (cancelled_reason is null)),
  constraint project_ends_in_one_way check (cancelled_at is null or handed_over_at is null),
  constraint ended_project_is_not_suspended check (suspended_at is null or (cancelled_at is null and handed_over_at is null)),
  constraint handed_over_project_has_a_palace check (handed_over_at is null or palace_id is not null)
);
create index projects_by_division on projects.project (division_code text_pattern_ops);
create index projects_by_palace on projects.project (palace_id);

-- A stretch of time in which a project rests with one department, at one step.
create table projects.stay (
  project_id uuid not null constraint stay_is_of_a_project references projects.project,
  id uuid not null,
  step text not null constraint step_is_known check (step in ('proposal', 'establishment', 'approval', 'funding', 'land', 'design',
    'permit', 'works', 'acceptance', 'service', 'handover')),
  department text not null constraint department_is_known check (department in ('establishment', 'development', 'finance',
    'naturalResources', 'construction', 'culture', 'federation')),
  returned boolean not null default false,    -- the department sent the papers back; the federation mends them
  began_at timestamptz not null,
  began_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  ended_as text constraint end_of_a_stay_is_known check (ended_as in ('passed', 'returned', 'resubmitted', 'suspended', 'cancelled')),
  reason text,
  told_at timestamptz,                        -- that it sleeps: said once a stay
  constraint stay_has_one_id primary key (project_id, id),
  constraint stay_ends_after_it_begins check (ended_at >= began_at),
  constraint stay_that_ended_says_how check ((ended_at is null) = (ended_as is null)),
  constraint who_sends_back_says_why check (ended_as is distinct from 'returned' or reason is not null),
  constraint returned_papers_are_with_the_federation check (not returned or department = 'federation'),
  constraint project_rests_with_one_department_at_a_time
    exclude using gist (project_id with =, tstzrange(began_at, ended_at) with &&)
);
-- Who holds what now: the lists and the morning's look.
create index stays_under_way on projects.stay (project_id) where ended_at is null;
create unique index step_is_passed_once on projects.stay (project_id, step) where ended_as = 'passed';

-- When a milestone was planned, and when whoever builds expects it now. When it was reached is when its step was passed.
create table projects.milestone (
  project_id uuid not null constraint milestone_is_of_a_project references projects.project,
  key text not null constraint milestone_is_known check (key in ('approved', 'funded', 'landReady', 'started', 'built', 'accepted', 'opened')),
  baseline date not null,
  expected date,
  reason text,
  constraint project_has_a_milestone_once primary key (project_id, key),
  constraint what_is_expected_is_explained check (expected is null or reason is not null)
);

-- A document or photo. What it holds is encrypted, in pieces.
create table projects.paper (
  project_id uuid not null constraint paper_is_of_a_project references projects.project,
  id uuid not null,
  kind text not null,
  file_name text not null,
  media_type text not null constraint paper_is_a_document_or_picture check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null constraint paper_has_a_size check (bytes > 0),
  sha256 text not null,                       -- of the file as it came
  received_at timestamptz not null,
  received_by uuid,
  withdrawn_at timestamptz,                   -- a wrong one stays on record, and counts no more
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint paper_has_one_id primary key (project_id, id),
  constraint paper_is_withdrawn_with_a_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create table projects.paper_piece (
  project_id uuid not null,
  paper_id uuid not null,
  position integer not null,
  content bytea not null,
  constraint piece_has_one_place_in_its_paper primary key (project_id, paper_id, position),
  constraint piece_belongs_to_a_paper foreign key (project_id, paper_id) references projects.paper (project_id, id) on delete cascade
);

-- Money of a project, written once; a correction is an entry of its own, below zero.
create table projects.money (
  project_id uuid not null constraint money_is_of_a_project references projects.project,
  id uuid not null,
  kind text not null constraint money_kind_is_known check (kind in ('planned', 'granted', 'paid')),
  amount_fen bigint not null constraint money_entry_moves_something check (amount_fen <> 0),
  on_day date not null,
  source text not null,                       -- the document that it rests on
  entered_at timestamptz not null,
  entered_by uuid,
  constraint money_entry_has_one_id primary key (project_id, id)
);
create function projects.sum_money() returns trigger language plpgsql as $$
begin
  update projects.project set
    planned_fen = planned_fen + case when new.kind = 'planned' then new.amount_fen else 0 end,
    granted_fen = granted_fen + case when new.kind = 'granted' then new.amount_fen else 0 end,
    paid_fen = paid_fen + case when new.kind = 'paid' then new.amount_fen else 0 end
  where id = new.project_id;
  return null;
end $$;
create trigger money_is_summed after insert on projects.money for each row execute function projects.sum_money();
create function projects.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'entries of money are never changed' using errcode = 'restrict_violation', constraint = 'money_entry_stays_as_written';
end $$;
create trigger money_entry_stays_as_written before update or delete on projects.money
  for each row execute function projects.refuse_change();

-- What somebody noted, and problems that stay open until somebody says how they were solved.
create table projects.remark (
  project_id uuid not null constraint remark_is_about_a_project references projects.project,
  id uuid not null,
  kind text not null constraint remark_kind_is_known check (kind in ('note', 'problem')),
  text text not null,
  written_at timestamptz not null,
  written_by uuid,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text,
  constraint remark_has_one_id primary key (project_id, id),
  constraint only_problems_are_resolved check (resolved_at is null or kind = 'problem'),
  constraint resolved_problem_says_how check ((resolved_at is null) = (resolution is null))
);
create index problems_open on projects.remark (project_id) where kind = 'problem' and resolved_at is null;
