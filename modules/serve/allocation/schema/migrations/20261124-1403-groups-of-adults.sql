-- Adults who want to be together: whoever leads a party hands on a code, and each of the others confirms on their own phone, for
-- themselves and their children. P5.
alter table allocation.application
  add column invite_code text constraint invitation_is_hard_to_guess check (invite_code ~ '^[0-9A-Z]{8}$'),
  add constraint invitation_leads_to_one_application unique (palace_id, round_id, invite_code);
alter table allocation.member
  add column brought_by uuid;                       -- the adult who confirmed for this person; null once forgotten

-- Who it was can be forgotten after the seal, also as the one who brought somebody.
create or replace function allocation.refuse_change_after_seal() returns trigger language plpgsql as $$
declare
  changed record;
  open_keys constant text[] := '{applicant_id,person_id,brought_by,invite_code,secret,revealed_at,void}';
begin
  changed := case when tg_op = 'DELETE' then old else new end;
  if exists (select from allocation.round r where r.palace_id = changed.palace_id and r.id = changed.round_id and r.sealed_at is not null)
     and (tg_op <> 'UPDATE' or to_jsonb(old) - open_keys is distinct from to_jsonb(new) - open_keys) then
    raise exception 'the round is sealed' using errcode = 'check_violation', constraint = 'sealed_round_stays_as_it_is';
  end if;
  return changed;
end $$;

update allocation.member m set brought_by = a.applicant_id
from allocation.application a where a.palace_id = m.palace_id and a.id = m.application_id;
