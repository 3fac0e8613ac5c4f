-- Lists look for what has not ended by its start: a meeting that began more than a day ago is over. What goes on for
-- longer, such as an exhibition, is a session of several meetings.
alter table catalog.session add constraint first_meeting_lasts_at_most_a_day
  check (upper(first_meeting) - lower(first_meeting) <= interval '1 day');
alter table catalog.meeting add constraint meeting_lasts_at_most_a_day
  check (upper(during) - lower(during) <= interval '1 day');
