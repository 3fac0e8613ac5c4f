-- The same as before, looking only at the closures around the one that changed, however many a palace has had.
create or replace function places.enter_closures(of_palace uuid, changed uuid, around tstzrange) returns void language plpgsql as $$
begin
  delete from places.space_use u
    using places.closure c
    where c.palace_id = of_palace and c.during && around
      and u.palace_id = c.palace_id and u.source_id = c.id and u.kind = 'closure';
  insert into places.space_use (palace_id, source_id, source_no, kind, space_id, extent, during, held, label, ended_at)
  select c.palace_id, c.id, piece.no, 'closure', c.space_id, own.extent, piece.span, piece.span, c.reason, c.lifted_at
    from places.closure c
    left join places.space s on s.palace_id = c.palace_id and s.id = c.space_id
    cross join lateral (select coalesce(s.extent, places.whole_palace()) as extent,
                               tstzrange(greatest(lower(c.during), c.created_at), upper(c.during)) as span) own
    cross join lateral (
      select coalesce(range_agg(tstzrange(greatest(lower(w.during), w.created_at), upper(w.during))), '{}') as spans
        from places.closure w left join places.space ws on ws.palace_id = w.palace_id and ws.id = w.space_id
        where w.palace_id = c.palace_id and w.during && c.during and upper(w.during) > w.created_at
          and c.lifted_at is null and w.lifted_at is null
          and coalesce(ws.extent, places.whole_palace()) @> own.extent
          and (coalesce(ws.extent, places.whole_palace()) <> own.extent or w.id < c.id)
    ) taken
    cross join lateral unnest(own.span::tstzmultirange - taken.spans) with ordinality as piece (span, no)
    where c.palace_id = of_palace and c.during && around and upper(c.during) > c.created_at
      and (c.id = changed or c.lifted_at is not null or not exists (
        select from places.space_use u
          where u.palace_id = c.palace_id and u.ended_at is null and u.kind <> 'closure'
            and u.extent && own.extent and u.held && piece.span));
end $$;
drop view places.closure_piece;
