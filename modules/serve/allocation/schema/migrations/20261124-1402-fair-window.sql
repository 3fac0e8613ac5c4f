-- A fair window is a round of one session, kept by the clock: whoever applies while it is open has the same chance, then one draw gives
-- places and numbers, then it is first come. What holds for rounds holds for it: sealed once, drawn once, in public files. P5.
alter table allocation.round
  add column kind text not null default 'round' constraint round_is_of_a_known_kind check (kind in ('round', 'window')),
  add constraint window_gives_everybody_the_same_chance check (kind = 'round' or (most_choices = 1 and most_tickets = 1));
create index windows_that_run on allocation.round (apply_until) where kind = 'window' and state in ('announced', 'sealed', 'drawn');

-- Numbers of a window stand on a ticket too: they are numbers of the session's own waitlist.
alter table allocation.claim drop constraint confirmed_places_are_on_a_ticket,
  add constraint confirmed_places_are_on_a_ticket check (confirmed_at is null or ticket_id is not null);
