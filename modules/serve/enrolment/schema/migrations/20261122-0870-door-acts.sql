-- What a door did while it had no network, as the device told it afterwards, and what became of it. Acts are never
-- changed; their outcome is decided again whenever another device brings older ones (docs/algorithms/door-merge.md).
create table enrolment.door_act (
  palace_id uuid not null,
  id uuid not null,                                 -- made by the device, so that an upload can be repeated
  session_id uuid not null,
  meeting_no integer not null,
  kind text not null constraint door_act_is_of_a_known_kind check (kind in ('checkIn', 'walkIn', 'undo')),
  enrolment_id uuid not null,                       -- whom; a walk-in is known by the id of the act. Not a reference: a
                                                    -- device may name somebody whom this palace does not know
  undoes_at timestamptz,                            -- an undo names the check-in that it takes back by its time
  undone_at timestamptz,                            -- taken back at a desk with a network
  method text not null constraint door_act_method_is_known check (method in ('scan', 'code', 'phone', 'name', 'walkIn')),
  walk_in_name bytea,                               -- encrypted; kept here because nobody over the limit has an enrolment
  walk_in_name_masked text,
  device_id uuid not null,                          -- nil: done with a network, taken up to be merged with the others
  seq integer not null,                             -- the device's own numbering
  at timestamptz not null,                          -- when it happened, by the device's clock corrected to ours
  by_person_id uuid not null,
  uploaded_at timestamptz not null,
  outcome text constraint door_act_outcome_is_known check (outcome in ('entered', 'seated', 'already', 'overLimit',
    'takenBack', 'undid', 'undoTooLate', 'undoNothing', 'unknownPerson', 'sessionCancelled', 'doorClosed')),
  claim_id uuid,                                    -- whose enrolment it let in, or took back; null over the limit
  constraint door_act_is_received_once primary key (palace_id, id),
  constraint door_act_is_at_a_session foreign key (palace_id, session_id) references catalog.session (palace_id, id),
  constraint only_an_undo_names_what_it_undoes check ((kind = 'undo') = (undoes_at is not null)),
  constraint walk_in_has_a_name_and_its_own_id check ((kind = 'walkIn') = (walk_in_name is not null and enrolment_id = id)
    or device_id = '00000000-0000-0000-0000-000000000000')
);
create index door_acts_of_a_session on enrolment.door_act (palace_id, session_id, at);
