-- From what hour of a day the day that comes into reach may be booked: nobody is to stay up until midnight for a court.
insert into standards.standard
  (id, key, value, unit, level, palace_may_override, source_title, source_number, verified, note, effective_from, created_at)
values (overlay(overlay(md5('standard booking.openingHour') placing '8' from 13) placing '8' from 17)::uuid,
  'booking.openingHour', '8', 'hours', null, true, '九江市工人文化宫场馆预约规则', null, 'yes', '8:00 起可约当天和第二天', '2023-01-01', '2026-11-22T00:00Z');
