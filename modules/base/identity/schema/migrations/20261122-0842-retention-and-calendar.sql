-- The latest run of each kind of retention: what was kept how long, and how much has gone.
create table identity.retention_run (
  kind text constraint kind_of_retention_runs_in_one_row primary key,
  ran_at timestamptz not null,
  before timestamptz not null,                      -- everything older than this was removed
  removed integer not null,                         -- in that run
  removed_ever bigint not null
);

-- Which secret calendar address of a person is good: a higher number ends the addresses given out before.
alter table identity.person add column calendar_key integer not null default 0;
