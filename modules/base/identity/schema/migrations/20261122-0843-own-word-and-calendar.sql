-- Whether a person's calendar can be read by its secret address at all; a closed one opens under a new number only.
alter table identity.person add column calendar_open boolean not null default true;

-- What people said of their membership themselves: while they stand on a roll, the roll is shown; when an import that
-- brought them is taken back and no roll names them any more, their own word counts again.
alter table identity.person
  add column said_member boolean not null default false,
  add column said_union_name text;
update identity.person set said_member = member, said_union_name = union_name;
