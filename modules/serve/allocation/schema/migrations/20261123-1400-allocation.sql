create schema allocation;

-- Courses offered together and given by one draw. It is held by one palace; its courses may be of several. P5.
create table allocation.round (
  palace_id uuid not null constraint round_is_held_by_a_palace references places.palace,
  id uuid not null,
  title text not null constraint round_has_a_title check (title <> ''),
  note text not null default '',
  -- The calendar, announced with the round: what it says is what the clock does.
  apply_from timestamptz not null,
  apply_until timestamptz not null,
  draw_at timestamptz not null,                     -- planned: the list is sealed before, secrets are told until then
  confirm_until timestamptz not null,               -- places that were won and not confirmed go to the waitlists
  open_at timestamptz not null,                     -- the waitlists end, what remains is first come
  most_choices smallint not null constraint round_takes_one_to_ten_choices check (most_choices between 1 and 10),
  most_together smallint not null constraint round_takes_parties_of_one_to_six check (most_together between 1 and 6),
  reserves text[] not null default '{}'
    constraint reserves_are_known check (reserves <@ array['gigWorker', 'retired', 'member']),
  precedence smallint[] not null,                   -- in which order a course fills them: numbers from 1, 0 for open places
  first_time smallint not null constraint first_time_tickets_are_few check (first_time between 0 and 5),
  per_lost_round smallint not null constraint lost_round_tickets_are_few check (per_lost_round between 0 and 5),
  most_tickets smallint not null constraint tickets_have_a_cap check (most_tickets between 1 and 10),
  announced_at timestamptz,
  sealed_at timestamptz,                            -- the list is frozen
  drawn_at timestamptz,
  published_at timestamptz,
  annulled_at timestamptz,
  annul_reason text,
  state text not null generated always as (case
    when annulled_at is not null then 'annulled' when published_at is not null then 'published'
    when drawn_at is not null then 'drawn' when sealed_at is not null then 'sealed'
    when announced_at is not null then 'announced' else 'draft' end) stored,
  synthetic boolean not null default false,
  created_at timestamptz not null,
  constraint round_has_one_id primary key (palace_id, id),
  constraint calendar_of_a_round_runs_forward check
    (apply_from < apply_until and apply_until <= draw_at and draw_at < confirm_until and confirm_until <= open_at),
  constraint steps_of_a_round_follow_each_other check
    ((sealed_at is null or announced_at is not null) and (drawn_at is null or sealed_at is not null)
     and (published_at is null or drawn_at is not null)),
  constraint list_is_sealed_after_applications_end check (sealed_at >= apply_until),
  constraint annulling_gives_a_reason check ((annulled_at is null) = (annul_reason is null) and annul_reason <> '')
);
create index rounds_by_time on allocation.round (apply_until desc) where announced_at is not null;

-- A course of a round, known to its applicants and to the files of the draw by its number.
create table allocation.course (
  palace_id uuid not null,
  round_id uuid not null,
  no smallint not null constraint courses_count_from_one check (no >= 1),
  at_palace_id uuid not null,                       -- whose session it is
  session_id uuid not null,
  seats integer not null constraint course_has_seats check (seats >= 1),
  reserved smallint[] not null default '{}',        -- follows `reserves` of the round
  waiting integer not null constraint waitlist_of_a_course_is_not_negative check (waiting >= 0),
  void boolean not null default false,              -- the round was annulled: another may take the session
  constraint course_is_numbered_once primary key (palace_id, round_id, no),
  constraint course_belongs_to_a_round foreign key (palace_id, round_id) references allocation.round (palace_id, id),
  constraint course_is_a_session foreign key (at_palace_id, session_id) references catalog.session (palace_id, id)
);
create unique index session_is_in_one_round on allocation.course (at_palace_id, session_id) where not void;

-- Whoever applies together, all or none.
create table allocation.application (
  palace_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  applicant_id uuid,                                -- null once forgotten
  party text not null constraint party_has_a_pseudonym check (party ~ '^[0-9a-f]{16}$'),   -- random: says nothing of who or when
  choices smallint[] not null constraint application_has_choices check (cardinality(choices) >= 1),
  size smallint not null constraint party_has_somebody check (size >= 1),
  applied_at timestamptz not null,
  changed_at timestamptz not null,
  constraint application_has_one_id primary key (palace_id, id),
  constraint application_is_to_a_round foreign key (palace_id, round_id) references allocation.round (palace_id, id),
  constraint person_applies_once_to_a_round unique (palace_id, round_id, applicant_id),
  constraint pseudonym_is_given_once unique (palace_id, round_id, party),
  constraint application_of_a_round_can_be_referred_to unique (palace_id, round_id, id)
);
create index applications_by_person on allocation.application (applicant_id);

create table allocation.member (
  palace_id uuid not null,
  round_id uuid not null,
  application_id uuid not null,
  no smallint not null,
  person_id uuid,                                   -- null once forgotten
  constraint member_is_numbered_once primary key (palace_id, application_id, no),
  constraint member_is_of_an_application foreign key (palace_id, round_id, application_id)
    references allocation.application (palace_id, round_id, id) on delete cascade,
  constraint person_is_in_one_party_of_a_round unique (palace_id, round_id, person_id)
);
create index memberships_by_person on allocation.member (person_id);

-- Randomness that nobody controls alone: committed before the seal, told after it.
create table allocation.contribution (
  palace_id uuid not null,
  round_id uuid not null,
  name text not null constraint contributor_has_a_name check (name <> ''),
  commitment text not null constraint commitment_is_a_hash check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  secret text,
  revealed_at timestamptz,
  constraint contributor_commits_once primary key (palace_id, round_id, name),
  constraint contribution_is_to_a_round foreign key (palace_id, round_id) references allocation.round (palace_id, id),
  constraint secret_is_told_whole check ((secret is null) = (revealed_at is null))
);

-- The files of the draw, as published. One row a round: a sealed round is drawn once, or annulled in the open.
create table allocation.draw (
  palace_id uuid not null,
  round_id uuid not null,
  list bytea not null,
  rules bytea not null,
  seal bytea not null,
  proof bytea,
  results bytea,
  constraint round_is_sealed_once primary key (palace_id, round_id),
  constraint draw_is_of_a_round foreign key (palace_id, round_id) references allocation.round (palace_id, id),
  constraint draw_has_proof_and_results check ((proof is null) = (results is null))
);

-- What the draw came to for a party, as in results.csv.
create table allocation.outcome (
  palace_id uuid not null,
  round_id uuid not null,
  application_id uuid not null,
  rank integer not null constraint ranks_count_from_one check (rank >= 1),
  choice smallint,                                  -- which of its choices, from 1; null: none
  constraint application_has_one_outcome primary key (palace_id, application_id),
  constraint outcome_is_of_an_application foreign key (palace_id, round_id, application_id)
    references allocation.application (palace_id, round_id, id),
  constraint rank_is_given_once unique (palace_id, round_id, rank)
);

-- A right to places at a course: won in the draw, or a number on its waitlist.
create table allocation.claim (
  palace_id uuid not null,
  round_id uuid not null,
  application_id uuid not null,
  course_no smallint not null,
  number integer constraint waitlist_counts_from_one check (number >= 1),   -- null: won
  size smallint not null,
  offered_at timestamptz,                           -- the places are kept for it …
  offered_until timestamptz,                        -- … until then
  confirmed_at timestamptz,
  declined_at timestamptz,
  lapsed_at timestamptz,
  ticket_id uuid,                                   -- of enrolment, once confirmed
  state text not null generated always as (case
    when confirmed_at is not null then 'confirmed' when declined_at is not null then 'declined'
    when lapsed_at is not null then 'lapsed' when offered_at is not null then 'offered' else 'waiting' end) stored,
  constraint party_claims_a_course_once primary key (palace_id, application_id, course_no),
  constraint claim_is_of_an_application foreign key (palace_id, round_id, application_id)
    references allocation.application (palace_id, round_id, id),
  constraint claim_is_to_a_course foreign key (palace_id, round_id, course_no) references allocation.course (palace_id, round_id, no),
  constraint number_on_a_waitlist_is_given_once unique (palace_id, round_id, course_no, number),
  constraint claim_is_offered_until_a_time check ((offered_at is null) = (offered_until is null)),
  constraint claim_ends_one_way check (num_nonnulls(confirmed_at, declined_at, lapsed_at) <= 1),
  constraint only_offered_places_are_confirmed check (confirmed_at is null or offered_at is not null),
  constraint confirmed_places_are_on_a_ticket check ((confirmed_at is null) = (ticket_id is null))
);
create index claims_to_a_course on allocation.claim (palace_id, round_id, course_no, state);
create index offers_of_rounds_that_run_out on allocation.claim (offered_until) where state = 'offered';
-- Nobody gets two courses from one application.
create unique index party_takes_one_course on allocation.claim (palace_id, application_id) where state = 'confirmed';

-- What is sealed stays as it is, whatever the code does. Only who it was can be forgotten.
create function allocation.refuse_change_after_seal() returns trigger language plpgsql as $$
declare
  changed record;
begin
  changed := case when tg_op = 'DELETE' then old else new end;
  if exists (select from allocation.round r where r.palace_id = changed.palace_id and r.id = changed.round_id and r.sealed_at is not null)
     and (tg_op <> 'UPDATE' or to_jsonb(old) - '{applicant_id,person_id,secret,revealed_at,void}'::text[]
                          is distinct from to_jsonb(new) - '{applicant_id,person_id,secret,revealed_at,void}'::text[]) then
    raise exception 'the round is sealed' using errcode = 'check_violation', constraint = 'sealed_round_stays_as_it_is';
  end if;
  return changed;
end $$;
create trigger application_stays_after_seal before insert or update or delete on allocation.application
  for each row execute function allocation.refuse_change_after_seal();
create trigger member_stays_after_seal before insert or update or delete on allocation.member
  for each row execute function allocation.refuse_change_after_seal();
create trigger course_stays_after_seal before insert or update or delete on allocation.course
  for each row execute function allocation.refuse_change_after_seal();
create trigger contribution_stays_after_seal before insert or update or delete on allocation.contribution
  for each row execute function allocation.refuse_change_after_seal();

create function allocation.refuse_second_draw() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.results is not null or (old.list, old.rules, old.seal) is distinct from (new.list, new.rules, new.seal) then
    raise exception 'a sealed round is drawn once' using errcode = 'check_violation', constraint = 'sealed_round_is_drawn_once';
  end if;
  return new;
end $$;
create trigger draw_happens_once before update or delete on allocation.draw
  for each row execute function allocation.refuse_second_draw();

-- A secret is told once.
create function allocation.refuse_second_secret() returns trigger language plpgsql as $$
begin
  if old.secret is not null and new.secret is distinct from old.secret then
    raise exception 'the secret was told' using errcode = 'check_violation', constraint = 'secret_is_told_once';
  end if;
  return new;
end $$;
create trigger secret_stays before update on allocation.contribution
  for each row execute function allocation.refuse_second_secret();
