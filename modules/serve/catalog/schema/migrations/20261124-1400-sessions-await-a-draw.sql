-- A session that a draw gives (a fair window or a round) takes no ordinary sign-ups before it, however late the clock: a draw that comes
-- later than planned must find every place free. Read with the session, so signing up asks nothing more. P5.
alter table catalog.session add column awaits_draw boolean not null default false;
