-- The entry code of a booking in hours without staff: how long before its start it opens the door, and how many wrong
-- codes one door or one member of staff may try in ten minutes.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
select overlay(overlay(md5('standard ' || key) placing '8' from 13) placing '8' from 17)::uuid,
  key, to_jsonb(value), unit, null, true, '本平台惯例', null, 'no', note, '2023-01-01', '2026-11-23T00:00Z'
from (values
  ('booking.entryEarlyMinutes', 15, 'minutes', '自助时段的进门码提前多久能用，没有外部出处，可按馆调整'),
  ('booking.entryTries', 10, 'times', '十分钟内同一处最多输错几次进门码，没有外部出处，可按馆调整')) as new (key, value, unit, note);
