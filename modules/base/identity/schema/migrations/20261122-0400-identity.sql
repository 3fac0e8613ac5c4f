create schema identity;

-- A person. Name and phone are encrypted with a key outside the database; the phone is looked up by keyed hash (PIPL).
create table identity.person (
  id uuid constraint person_has_one_id primary key,
  name bytea,                                       -- encrypted; null until told, or forgotten on request
  name_masked text,                                 -- '张*', the only form that lists show
  phone bytea,                                      -- encrypted
  phone_hash bytea constraint phone_belongs_to_one_person unique,
  phone_last4 bytea,                                -- keyed hash of the last four digits: the desk finds people by them
  email bytea,                                      -- encrypted
  birth_year smallint constraint birth_year_is_plausible check (birth_year between 1900 and 2100),
  division_code text,                               -- where they work or live, for "near me" and residents' rules
  member boolean not null default false,            -- union member
  union_name text,                                  -- the workplace union
  gig_worker boolean not null default false,
  retired boolean not null default false,
  guardian_id uuid constraint child_has_a_guardian references identity.person,
  locale text not null default 'zh-CN' constraint person_reads_a_known_language check (locale in ('zh-CN', 'en')),
  elder_mode boolean not null default false,
  synthetic boolean not null default false,
  forgotten_at timestamptz,
  created_at timestamptz not null,
  constraint nobody_is_their_own_guardian check (guardian_id <> id),
  constraint child_has_no_phone_of_its_own check (guardian_id is null or phone is null)
);
create index children_by_guardian on identity.person (guardian_id) where guardian_id is not null;
create index people_by_last_four_digits on identity.person (phone_last4) where phone_last4 is not null;

-- What a person agreed to, by purpose and version of the text; withdrawal ends a row, it never deletes it.
create table identity.consent (
  person_id uuid not null constraint consent_is_given_by_a_person references identity.person,
  purpose text not null constraint consent_purpose_is_known
    check (purpose in ('service', 'childData', 'messages', 'location', 'statistics')),
  version text not null,
  given_at timestamptz not null,
  given_by uuid not null constraint consent_is_given_by_self_or_guardian references identity.person,
  withdrawn_at timestamptz,
  constraint consent_is_given_once_at_a_time primary key (person_id, purpose, version, given_at),
  constraint consent_is_withdrawn_after_it_was_given check (withdrawn_at >= given_at)
);

-- Who may do what, where, and until when. The scope is a division-code prefix or one palace.
create table identity.role_assignment (
  id uuid constraint role_assignment_has_one_id primary key,
  person_id uuid not null constraint role_is_held_by_a_person references identity.person,
  role text not null constraint role_is_known check (role in
    ('administrator', 'auditor', 'federationOfficer', 'director', 'programmer', 'hallManager', 'teacher', 'desk')),
  scope text constraint role_scope_is_a_code_prefix check (scope ~ '^[0-9]{2,6}$'),
  palace_id uuid,
  begins_at timestamptz not null,
  ends_at timestamptz,                              -- null: until withdrawn
  constraint role_ends_after_it_begins check (ends_at > begins_at),
  granted_by uuid constraint role_is_granted_by_a_person references identity.person,
  created_at timestamptz not null,
  constraint role_has_exactly_one_scope check (num_nonnulls(scope, palace_id) = 1),
  constraint role_is_held_once_at_a_time exclude using gist
    (person_id with =, role with =, (coalesce(scope, '')) with =,
     (coalesce(palace_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
     tstzrange(begins_at, ends_at) with &&)
);
create index roles_by_person on identity.role_assignment (person_id);
