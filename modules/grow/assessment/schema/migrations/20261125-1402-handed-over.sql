-- A finished project hands its house over: its facts are judged then.
alter table assessment.assessment
  drop constraint assessment_cause_is_known,
  add constraint assessment_cause_is_known
    check (cause in ('recorded', 'edited', 'imported', 'asked', 'rerun', 'handedOver'));
