create schema enrolment;

-- One ticket per session and booker: a family enters with one scan.
create table enrolment.ticket (
  palace_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  holder_id uuid,                                   -- the person who signed up; null for walk-ins without an account
  code text not null constraint ticket_code_is_short_and_clear check (code ~ '^[2-9A-HJ-NP-Z]{8}$'),
  created_at timestamptz not null,
  constraint ticket_has_one_id primary key (palace_id, id),
  constraint ticket_admits_to_a_session foreign key (palace_id, session_id) references catalog.session (palace_id, id),
  constraint ticket_code_is_unique_at_a_palace unique (palace_id, code),
  constraint person_has_one_ticket_for_a_session unique (palace_id, session_id, holder_id),
  constraint ticket_and_session_can_be_referred_to unique (palace_id, session_id, id)
);
create index tickets_by_holder on enrolment.ticket (holder_id, created_at desc);

-- One person's claim to one session. What state it is in follows from its times.
create table enrolment.enrolment (
  palace_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  ticket_id uuid not null,
  person_id uuid,                                   -- null: a walk-in known by name only
  walk_in_name bytea,                               -- encrypted
  walk_in_name_masked text,
  arrival_no integer not null,                      -- order of arrival at this session, never reused; the waitlist follows it
  seat_no integer constraint seats_count_from_one check (seat_no >= 1),   -- held while confirmed or offered
  capacity integer not null,
  reserved boolean not null default false,          -- took a place kept for gig workers
  enrolled_at timestamptz not null,
  offered_at timestamptz,                           -- a freed place was offered from the waitlist …
  offer_expires_at timestamptz,                     -- … and is held until then
  confirmed_at timestamptz,
  checked_in_at timestamptz,                        -- first meeting attended
  cancelled_at timestamptz,                         -- by the person, or by the palace with the session
  cancelled_by text constraint enrolment_is_cancelled_by_someone_known check (cancelled_by in ('person', 'palace')),
  passed_at timestamptz,                            -- the offer was declined or ran out
  released_at timestamptz,                          -- unclaimed after the grace time: a no-show, the place was let go
  state text not null generated always as (case
    when cancelled_at is not null then 'cancelled' when passed_at is not null then 'passed'
    when checked_in_at is not null then 'attended' when released_at is not null then 'noShow'
    when confirmed_at is not null then 'confirmed' when offered_at is not null then 'offered'
    else 'waitlisted' end) stored,
  attended boolean not null generated always as (checked_in_at is not null) stored,
  synthetic boolean not null default false,
  constraint enrolment_has_one_id primary key (palace_id, id),
  constraint enrolment_is_on_a_ticket_of_its_session foreign key (palace_id, session_id, ticket_id)
    references enrolment.ticket (palace_id, session_id, id),
  -- No overselling, whatever the code does: a seat has a number, the number is taken once, and is at most the capacity,
  -- which is the session's own (changing it cascades here, and fails when a seat above it is held).
  constraint enrolment_counts_under_the_capacity_of_its_session foreign key (palace_id, session_id, capacity)
    references catalog.session (palace_id, id, capacity) on update cascade,
  constraint seat_exists_within_capacity check (seat_no <= capacity),
  constraint attendance_of_an_enrolment_can_be_referred_to unique (palace_id, id, attended),
  constraint arrival_is_numbered_once unique (palace_id, session_id, arrival_no),
  constraint enrolment_is_for_a_person_or_a_named_walk_in check (person_id is not null or walk_in_name is not null or walk_in_name_masked is not null),
  constraint seat_is_held_exactly_while_confirmed_offered_or_attended check ((seat_no is not null) =
    (cancelled_at is null and passed_at is null and (released_at is null or checked_in_at is not null)
     and (confirmed_at is not null or offered_at is not null))),
  constraint offer_has_an_end check ((offered_at is null) = (offer_expires_at is null)),
  constraint only_confirmed_people_check_in check (checked_in_at is null or confirmed_at is not null),
  constraint only_confirmed_places_are_released check (released_at is null or confirmed_at is not null),
  constraint cancelling_names_who check ((cancelled_at is null) = (cancelled_by is null)),
  constraint enrolment_ends_one_way check (num_nonnulls(cancelled_at, passed_at, released_at) <= 1)
);
create unique index seat_is_taken_once on enrolment.enrolment (palace_id, session_id, seat_no) where seat_no is not null;
-- A person signs up once at a time for a session; after cancelling they may come again. Who came late, after the
-- release, is in by the old claim.
create unique index person_is_enrolled_once_in_a_session on enrolment.enrolment (palace_id, session_id, person_id)
  where cancelled_at is null and passed_at is null and (released_at is null or checked_in_at is not null) and person_id is not null;
create index waitlist_in_order on enrolment.enrolment (palace_id, session_id, arrival_no) where state = 'waitlisted';
create index enrolments_by_person on enrolment.enrolment (person_id, enrolled_at desc);
create index enrolments_by_ticket on enrolment.enrolment (palace_id, ticket_id);
create index offers_that_run_out on enrolment.enrolment (offer_expires_at) where state = 'offered';

-- Who was at which meeting of a session, and how they were recognised.
create table enrolment.attendance (
  palace_id uuid not null,
  enrolment_id uuid not null,
  session_id uuid not null,
  meeting_no integer not null,
  at timestamptz not null,
  by_person_id uuid not null,
  method text not null constraint check_in_method_is_known check (method in ('scan', 'code', 'phone', 'name', 'walkIn')),
  constraint person_checks_in_once_to_a_meeting primary key (palace_id, enrolment_id, meeting_no),
  constraint attendance_is_of_an_enrolment foreign key (palace_id, enrolment_id) references enrolment.enrolment (palace_id, id),
  constraint attendance_is_at_a_meeting foreign key (palace_id, session_id, meeting_no) references catalog.meeting (palace_id, session_id, no)
);
create index attendance_by_meeting on enrolment.attendance (palace_id, session_id, meeting_no);

-- A no-show counts against a person until it is forgiven (P9; standards noShow.limit, noShow.banDays).
create table enrolment.no_show (
  palace_id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  forgiven_at timestamptz,
  constraint no_show_is_marked_once primary key (palace_id, enrolment_id),
  constraint no_show_is_of_an_enrolment foreign key (palace_id, enrolment_id) references enrolment.enrolment (palace_id, id)
);
create index no_shows_by_person on enrolment.no_show (person_id, at desc);

create table enrolment.appeal (
  palace_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  person_id uuid not null,
  reason text not null constraint appeal_gives_a_reason check (reason <> ''),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  upheld boolean,
  answer text,
  constraint appeal_has_one_id primary key (palace_id, id),
  constraint appeal_is_against_a_no_show foreign key (palace_id, enrolment_id) references enrolment.no_show (palace_id, enrolment_id),
  constraint no_show_is_appealed_once unique (palace_id, enrolment_id),
  constraint appeal_is_decided_whole check (num_nonnulls(decided_at, decided_by, upheld, answer) in (0, 4))
);
create index appeals_waiting on enrolment.appeal (palace_id, created_at) where decided_at is null;

-- Once, and only by those who were checked in: the reference to `attended` carries it.
create table enrolment.rating (
  palace_id uuid not null,
  enrolment_id uuid not null,
  session_id uuid not null,
  attended boolean not null default true constraint only_attendees_rate check (attended),
  stars smallint not null constraint stars_are_one_to_five check (stars between 1 and 5),
  comment text,
  created_at timestamptz not null,
  constraint attendee_rates_once primary key (palace_id, enrolment_id),
  constraint rating_is_by_someone_who_attended foreign key (palace_id, enrolment_id, attended)
    references enrolment.enrolment (palace_id, id, attended)
);
create index ratings_by_session on enrolment.rating (palace_id, session_id);

-- What came of each session, for learn/evaluation, learn/reports and run/people: they read this and never the tables.
create view enrolment.published_attendance as
select e.palace_id, e.session_id,
  count(*)::int as enrolled,
  count(*) filter (where e.confirmed_at is not null and e.cancelled_at is null)::int as confirmed,
  count(*) filter (where e.state = 'attended')::int as attended,
  count(*) filter (where e.state = 'noShow')::int as no_shows,
  count(*) filter (where e.state = 'waitlisted')::int as waitlisted,
  count(*) filter (where e.state = 'cancelled')::int as cancelled,
  (select count(*)::int from enrolment.attendance a where a.palace_id = e.palace_id and a.session_id = e.session_id) as check_ins,
  (select count(*)::int from enrolment.attendance a
    where a.palace_id = e.palace_id and a.session_id = e.session_id and a.method = 'scan') as scans,
  (select count(*)::int from enrolment.attendance a
    where a.palace_id = e.palace_id and a.session_id = e.session_id and a.method = 'walkIn') as walk_ins,
  (select count(*)::int from enrolment.rating r where r.palace_id = e.palace_id and r.session_id = e.session_id) as ratings,
  (select coalesce(sum(r.stars), 0)::int from enrolment.rating r
    where r.palace_id = e.palace_id and r.session_id = e.session_id) as stars_sum,
  (select count(*)::int from enrolment.rating r
    where r.palace_id = e.palace_id and r.session_id = e.session_id and r.stars >= 4) as satisfied
from enrolment.enrolment e
group by e.palace_id, e.session_id;
