-- The fair window of a session: how long it is when staff say nothing else, and how long after it the draw is, so that whoever promised
-- randomness has time to tell it.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid,
  key, to_jsonb(value), unit, null, true, '本平台惯例', null, 'no', note, '2023-01-01', '2026-11-24T00:00Z'
from (values
  ('enrolment.windowHours', 48, 'hours', '公平窗口开多久，这段时间里报名的人机会相同，没有外部出处，可按馆调整'),
  ('enrolment.windowDrawMinutes', 10, 'minutes', '公平窗口结束多久以后摇号，没有外部出处，可按馆调整')) as new (key, value, unit, note);
