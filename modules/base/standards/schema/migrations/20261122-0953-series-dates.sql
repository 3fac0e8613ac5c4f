-- How many dates a union may take at once.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
values (overlay(overlay(md5('standard booking.seriesDates') placing '8' from 13) placing '8' from 17)::uuid,
  'booking.seriesDates', '30', 'times', null, true, '本平台惯例', null, 'no', '工会一次最多连约多少次，没有外部出处，可按馆调整', '2023-01-01', '2026-11-22T00:00Z');
