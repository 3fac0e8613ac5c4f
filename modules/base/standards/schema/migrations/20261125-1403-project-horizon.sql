-- How long before its planned year a division needs its project, or it is told as a risk of full coverage (P1).
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, unit, null, false,
  source_title, source_number, verified, note, '2023-01-01', '2026-11-25T00:00Z'
from (values
  ('coverage.projectYearsAhead', '1', 'years', '本平台惯例', null, 'no', '从立项到开放通常要一年以上；规划年份前这么久还没有立项，就列为风险，没有外部出处')
) as starting (key, value, unit, source_title, source_number, verified, note);
