-- Travel where nobody measured it: straight distance, longer by a factor, at a speed.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, unit, null, false,
  '本平台惯例（规划估算的常用取值）', null, 'no', note, '2023-01-01', '2026-11-24T00:00Z'
from (values
  ('siting.detourFactor', '1.4', 'ratio', '道路距离与直线距离之比；文献常用 1.2–1.5，未逐县核对；有实测矩阵时以矩阵为准'),
  ('siting.speed', '30', 'kilometresPerHour', '公交与驾车混合的平均速度；没有逐县核对，有实测矩阵时以矩阵为准'),
  ('siting.reachMinutes', '30', 'minutes', '多少分钟以内算“够得着”；没有外部出处，方案里可以另定')
) as starting (key, value, unit, note);
