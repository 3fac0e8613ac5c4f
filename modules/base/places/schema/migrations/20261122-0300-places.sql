create schema places;

-- Administrative divisions by GB/T 2260 code. 429004… are counties that stand for themselves as prefecture tier.
create table places.division (
  code text constraint division_has_one_code primary key
    constraint division_code_has_six_digits check (code ~ '^[0-9]{6}$'),
  name text not null,
  level text not null constraint division_level_is_known check (level in ('province', 'city', 'county')),
  parent_code text constraint division_lies_in_a_division references places.division,
  scope text not null constraint division_scope_is_a_prefix_of_its_code check (starts_with(code, scope)),  -- '42', '4201', '420102'
  population integer,
  worker_estimate integer,
  lng double precision,
  lat double precision,
  coverage_required boolean not null default true,
  coverage_reason text,
  covered_by uuid,                     -- a shared city palace that serves this division (P1)
  constraint only_the_province_has_no_parent check ((level = 'province') = (parent_code is null))
);
create index divisions_by_parent on places.division (parent_code);

create table places.federation (
  id uuid constraint federation_has_one_id primary key,
  division_code text not null constraint federation_serves_a_division references places.division
    constraint division_has_one_federation unique,
  name text not null,
  phone text
);

create table places.palace (
  id uuid constraint palace_has_one_id primary key,
  division_code text not null constraint palace_lies_in_a_division references places.division,
  owner_federation_id uuid not null constraint palace_is_owned_by_a_federation references places.federation,
  slug text not null constraint palace_slug_is_taken_once unique,
  name text not null,
  name_en text,
  level text not null constraint palace_level_is_known check (level in ('province', 'city', 'county')),
  size_class text constraint palace_size_class_is_known check (size_class in ('compact', 'small', 'medium', 'large')),
  operation_mode text not null constraint palace_operation_mode_is_known check (operation_mode in ('own', 'contracted', 'joint')),
  construction_mode text not null constraint palace_construction_mode_is_known check (construction_mode in ('standalone', 'joint')),
  status text not null default 'open' constraint palace_status_is_known check (status in ('open', 'preparing', 'closed')),
  address text not null,
  route_text text,
  lng double precision not null,
  lat double precision not null,
  phone text not null,
  time_zone text not null default 'Asia/Shanghai',
  land_m2 integer constraint palace_land_is_positive check (land_m2 > 0),
  floor_m2 integer constraint palace_floor_is_positive check (floor_m2 > 0),
  opened_on date,
  introduction text,
  accessibility text[] not null default '{}',      -- facts: 'lift', 'ramp', 'accessibleToilet', 'hearingLoop', 'brailleSigns', 'wheelchairLoan'
  photos jsonb not null default '[]',              -- [{src, alt}]
  honours text[] not null default '{}',
  source_url text,
  synthetic boolean not null default false,        -- made for demonstration, and shown so
  version integer not null default 1,              -- two officials editing: the later is told
  created_at timestamptz not null
);
create index palaces_by_division on places.palace (division_code text_pattern_ops);

-- Weekly opening, one row a stretch; self-service hours (no staff, entry by code) are rows of their own.
create table places.opening_hours (
  palace_id uuid not null constraint opening_hours_belong_to_a_palace references places.palace on delete cascade,
  weekday smallint not null constraint weekday_is_iso check (weekday between 1 and 7),
  opens time not null,
  closes time not null,                            -- '24:00' for all night
  self_service boolean not null default false,
  constraint opening_hours_stretch_is_named_once primary key (palace_id, weekday, opens, self_service),
  constraint palace_closes_after_it_opens check (closes > opens)
);

-- A stretch of time in which the palace, or one of its spaces, is shut.
create table places.closure (
  palace_id uuid not null constraint closure_belongs_to_a_palace references places.palace,
  id uuid not null,
  space_id uuid,                                   -- null: the whole palace
  during tstzrange not null constraint closure_lasts_some_time check (not isempty(during)),
  reason text not null,
  lifted_at timestamptz,
  created_at timestamptz not null,
  constraint closure_has_one_id primary key (palace_id, id)
);
create index closures_by_time on places.closure using gist (palace_id, during);

-- Bookroom, service counter, legal-aid desk …: one counter over all of them (P7).
create table places.service_base (
  palace_id uuid not null constraint service_base_belongs_to_a_palace references places.palace on delete cascade,
  id uuid not null,
  kind text not null constraint service_base_kind_is_known
    check (kind in ('bookroom', 'workerServiceCentre', 'legalAid', 'riderStation', 'civicPractice', 'counselling', 'fitness')),
  name text not null,
  floor text,
  phone text,
  hours jsonb not null default '[]',               -- [{weekday, opens, closes, selfService}]; [] follows the palace
  constraint service_base_has_one_id primary key (palace_id, id)
);

-- Spaces form a tree: a hall divisible into parts, courts inside a gym.
create table places.space (
  palace_id uuid not null constraint space_belongs_to_a_palace references places.palace,
  id uuid not null,
  parent_id uuid,
  name text not null,
  name_en text,
  kind text not null constraint space_kind_is_known check (kind in
    ('hall', 'theatre', 'court', 'gym', 'classroom', 'studio', 'workshop', 'bookroom', 'counter', 'gallery', 'meeting', 'outdoor')),
  floor text,
  area_m2 integer constraint space_area_is_positive check (area_m2 > 0),
  capacity integer constraint space_capacity_is_positive check (capacity > 0),
  position integer not null default 0,
  retired_at timestamptz,
  constraint space_has_one_id primary key (palace_id, id),
  constraint space_lies_in_a_space_of_its_palace foreign key (palace_id, parent_id) references places.space (palace_id, id),
  constraint space_is_not_inside_itself check (parent_id <> id)
);
-- Lists of sessions of many palaces name their rooms by id alone.
create index spaces_by_id on places.space (id);
create unique index palace_names_a_space_once on places.space (palace_id, name) where retired_at is null;
alter table places.closure add constraint closure_shuts_a_space_of_its_palace
  foreign key (palace_id, space_id) references places.space (palace_id, id);
alter table places.division add constraint division_is_covered_by_a_palace
  foreign key (covered_by) references places.palace (id);
