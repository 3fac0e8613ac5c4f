-- Who acts for a union toward a palace: orders, books courts for its members. Marked by hand, because a roll does not say it.
-- Someone who has left the roll acts for nobody, whatever the mark says.
alter table membership.member add column contact boolean not null default false;
