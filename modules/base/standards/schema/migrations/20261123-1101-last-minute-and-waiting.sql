-- What is still free so shortly before its time is shown first; for how many slots a person may wait, and how long one is kept for them.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid,
  key, value::jsonb, unit, null, true, '本平台惯例', null, 'no', note, '2023-01-01', '2026-11-23T00:00Z'
from (values
  ('booking.lastMinuteHours', '3', 'hours', '几小时内还空着的时段排在最前，没有外部出处，可按馆调整'),
  ('booking.offerHoldMinutes', '30', 'minutes', '让出的时段为排队的人保留多久（至多到开始的一半时间），没有外部出处，可按馆调整'),
  ('booking.waitsPerPerson', '3', 'times', '一人同时最多等几个时段，没有外部出处，可按馆调整')
) as started (key, value, unit, note);
