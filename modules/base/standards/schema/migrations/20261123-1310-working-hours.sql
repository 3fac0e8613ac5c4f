-- What "off-peak" (错时延时) is measured against: the hours in which most people are at work.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid, key, value::jsonb, 'hourOfDay', null, false,
  '本平台惯例', null, 'no', note, '2023-01-01', '2026-11-22T00:00Z'
from (values
  ('opening.workFrom', '9', '工作日从几点起算上班时间；在此之前开放算错时，没有外部出处'),
  ('opening.workUntil', '17', '工作日到几点算下班；在此之后开放算错时，没有外部出处')
) as starting (key, value, note);
