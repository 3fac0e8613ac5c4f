-- Decisions are rows of their own, so that two officials who decide about different sites never collide; a run knows
-- which of them it was computed with.
alter table siting.scenario add column locks_version integer not null default 1;
alter table siting.run add column locks_version integer not null default 1;
