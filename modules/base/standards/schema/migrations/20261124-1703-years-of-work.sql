-- How long each kind of work takes until the house serves, and what filling a house in brings: assumptions of planning.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, unit, null, false,
  '本平台惯例（规划估算的常用取值）', null, 'no', note, '2023-01-01', '2026-11-24T00:00Z'
from (values
  ('siting.yearsUpgrade', '0', 'years', '充实提升当年见效；没有外部出处'),
  ('siting.yearsExpand', '1', 'years', '改扩建次年交付；没有外部出处'),
  ('siting.yearsCompact', '1', 'years', '小型实用宫次年交付；没有外部出处'),
  ('siting.yearsBuild', '2', 'years', '新建第三年交付；没有外部出处'),
  ('siting.upgradeGain', '0.1', 'share', '充实提升让本地多少职工重新用得上；规划假设，没有外部出处')
) as starting (key, value, unit, note);
