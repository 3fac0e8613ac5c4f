-- Of some rooms it is known that they are there or lacking, of others nobody knows: these stand here, and are never guessed.
alter table assessment.venue
  add column unknown_rooms text[] not null default '{}'
    constraint venue_unknown_rooms_are_known_kinds check (unknown_rooms <@ array['hall', 'sports', 'classroom',
      'civicPractice', 'bookroom', 'serviceCounter', 'legalAid', 'entrepreneurship']),
  -- With functions null every room is unknown, and none is named; else what is neither there nor unknown is lacking.
  add constraint a_room_is_there_or_lacking_or_unknown
    check (case when functions is null then unknown_rooms = '{}' else not (functions && unknown_rooms) end);
