-- The one administrator becomes three (MLPS level 3, 三员分立): system, security and audit, held by different people.
-- Whoever was administrator keeps the installation, so that it goes on; the security administrator comes in by a one-time
-- link that the next start prints.

alter table identity.role_assignment drop constraint role_is_known;

-- Someone who was administrator and auditor at once keeps the installation; that they audited stands in the journal.
delete from identity.role_assignment audit
  where audit.role = 'auditor' and exists (
    select from identity.role_assignment held
    where held.person_id = audit.person_id and held.role = 'administrator'
      and tstzrange(held.begins_at, held.ends_at) && tstzrange(audit.begins_at, audit.ends_at));
update identity.role_assignment set role = 'systemAdministrator' where role = 'administrator';

alter table identity.role_assignment
  add constraint role_is_known check (role in
    ('systemAdministrator', 'securityAdministrator', 'auditor', 'federationOfficer', 'director', 'programmer',
     'hallManager', 'teacher', 'desk')),
  -- Who makes accounts does not give rights, and neither of them watches over themselves.
  add constraint nobody_holds_two_administrations exclude using gist
    (person_id with =, role with <>, tstzrange(begins_at, ends_at) with &&)
    where (role in ('systemAdministrator', 'securityAdministrator', 'auditor'));
