create schema catalog;
create extension if not exists pg_trgm;

-- A programme is what a palace offers: an activity (each date stands alone) or a course (one sign-up, several meetings).
create table catalog.programme (
  palace_id uuid not null constraint programme_is_offered_by_a_palace references places.palace,
  id uuid not null,
  form text not null constraint programme_form_is_known check (form in ('activity', 'course')),
  kind text not null constraint programme_kind_is_three_plus_x check (kind in                    -- P6
    ('civicPractice', 'cultureSports', 'education', 'rightsProtection', 'entrepreneurship', 'publicCulture')),
  title text not null constraint programme_has_a_title check (title <> ''),
  title_en text,
  summary text not null,
  description text not null default '',
  rules text[] not null default '{}',               -- plain sentences: what to bring, what to know
  teacher_id uuid,                                  -- run/people will own teachers; until then only the name shows
  teacher_name text,
  teacher_note text,
  illustration text not null,
  price_class text not null constraint price_class_is_known check (price_class in ('free', 'discounted', 'atCost', 'commercial')),  -- P5
  price_fen integer not null constraint price_is_not_negative check (price_fen >= 0),
  concessions jsonb not null default '[]',          -- [{who: member|gigWorker|retired|student, priceFen}]
  audience jsonb not null default '{}',             -- {membersOnly, unions[], ageMin, ageMax, residentsOf}
  gig_reserved integer not null default 0 constraint gig_reserve_is_not_negative check (gig_reserved >= 0),
  signature boolean not null default false,         -- 一宫一品
  submitted_at timestamptz,
  published_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  status text not null generated always as (case
    when cancelled_at is not null then 'cancelled' when published_at is not null then 'published'
    when submitted_at is not null then 'review' else 'draft' end) stored,
  -- title, teacher and kind in Chinese, in pinyin and as initials ('书法 shufa sf'), written by the rule searchText
  search_text text not null,
  synthetic boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint programme_has_one_id primary key (palace_id, id),
  constraint free_means_no_price check (price_class <> 'free' or price_fen = 0),
  constraint cancelling_gives_a_reason check (cancelled_at is null or cancel_reason is not null)
);
create index programmes_by_search_text on catalog.programme using gin (search_text gin_trgm_ops);

-- A session is what one signs up for; it has one meeting (an evening) or several (a course).
create table catalog.session (
  palace_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  space_id uuid not null,                           -- the room of the first meeting, for lists
  during tstzrange not null                         -- from the start of the first meeting to the end of the last
    constraint session_lasts_some_time check (not isempty(during) and not upper_inf(during) and not lower_inf(during)),
  first_meeting tstzrange not null,                 -- lists order and filter by it
  meeting_count integer not null constraint session_has_a_meeting check (meeting_count >= 1),
  series_no integer,                                -- the n-th of a series, when it is one
  capacity integer not null constraint session_has_places check (capacity between 1 and 100000),
  waitlist_capacity integer not null constraint waitlist_length_is_not_negative check (waitlist_capacity >= 0),
  opens_at timestamptz not null,                    -- sign-up
  closes_at timestamptz not null,
  published_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  synthetic boolean not null default false,
  created_at timestamptz not null,
  constraint session_has_one_id primary key (palace_id, id),
  constraint session_belongs_to_a_programme_of_its_palace foreign key (palace_id, programme_id) references catalog.programme (palace_id, id),
  constraint session_is_held_in_a_space_of_its_palace foreign key (palace_id, space_id) references places.space (palace_id, id),
  constraint sign_up_closes_after_it_opens check (closes_at > opens_at),
  constraint cancelling_a_session_gives_a_reason check (cancelled_at is null or cancel_reason is not null),
  -- A place carries the capacity it was given under, so that a seat number above it cannot be stored (see enrolment).
  constraint session_capacity_can_be_referred_to unique (palace_id, id, capacity)
);
create index sessions_by_start on catalog.session (lower(first_meeting)) where published_at is not null;
create index sessions_of_a_palace_by_start on catalog.session (palace_id, lower(first_meeting));
create index sessions_by_programme on catalog.session (palace_id, programme_id);

-- A room holds one meeting at a time. The inventory of rooms (serve/booking) takes this over for all kinds of use.
create table catalog.meeting (
  palace_id uuid not null,
  session_id uuid not null,
  no integer not null constraint meetings_count_from_one check (no >= 1),
  space_id uuid not null,
  during tstzrange not null constraint meeting_lasts_some_time check (not isempty(during)),
  cancelled_at timestamptz,
  constraint meeting_is_numbered_once primary key (palace_id, session_id, no),
  constraint meeting_belongs_to_a_session foreign key (palace_id, session_id) references catalog.session (palace_id, id),
  constraint meeting_is_held_in_a_space_of_its_palace foreign key (palace_id, space_id) references places.space (palace_id, id),
  constraint space_holds_one_meeting_at_a_time exclude using gist (palace_id with =, space_id with =, during with &&)
    where (cancelled_at is null)
);
create index meetings_by_time on catalog.meeting using gist (palace_id, during);
