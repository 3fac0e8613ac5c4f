-- Two requests at once could each give the same consent; the later of two that stand remains.
update identity.consent earlier set withdrawn_at = greatest(earlier.given_at, later.given_at)
from identity.consent later
where earlier.withdrawn_at is null and later.withdrawn_at is null
  and earlier.person_id = later.person_id and earlier.purpose = later.purpose
  and (earlier.given_at, earlier.version) < (later.given_at, later.version);

create unique index consent_to_a_purpose_stands_once on identity.consent (person_id, purpose) where withdrawn_at is null;
