-- Second factors, passkeys, accounts elsewhere, and tokens for programs (docs/decisions/0008-second-factors.md).

-- The shared secret of an authenticator app. A new one waits beside the one in use until it was proved once.
create table identity.totp (
  person_id uuid constraint person_has_one_authenticator primary key
    constraint authenticator_belongs_to_a_person references identity.person,
  secret bytea,                                     -- encrypted; null until the first code was right
  waiting_secret bytea,                             -- encrypted; shown on the set-up page, good for nothing yet
  last_step bigint not null default 0,              -- the half minute of the last code: no code is good twice
  confirmed_at timestamptz,
  constraint authenticator_is_confirmed_with_its_secret check ((secret is null) = (confirmed_at is null)),
  constraint authenticator_has_some_secret check (num_nonnulls(secret, waiting_secret) > 0)
);

-- A way in for whoever lost the phone. 80 random bits, so that a plain hash is enough and survives a change of keys.
create table identity.recovery_code (
  person_id uuid not null constraint recovery_code_belongs_to_a_person references identity.person,
  code_hash bytea not null,                         -- SHA-256
  used_at timestamptz,
  created_at timestamptz not null,
  constraint recovery_code_is_known_once primary key (person_id, code_hash)
);

create table identity.passkey (
  id uuid constraint passkey_has_one_id primary key,
  person_id uuid not null constraint passkey_belongs_to_a_person references identity.person,
  credential_id text not null constraint passkey_is_registered_once unique,
  public_key bytea not null,
  counter bigint not null,                          -- of the authenticator; one that goes backwards was copied
  transports text[] not null default '{}',
  name text not null,                               -- what its owner calls it
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_by_person on identity.passkey (person_id);

-- A question put to an authenticator; answered once, within minutes.
create table identity.passkey_challenge (
  challenge text constraint passkey_challenge_is_asked_once primary key,
  person_id uuid constraint passkey_is_registered_by_a_person references identity.person,  -- null: a sign-in
  expires_at timestamptz not null
);

-- Someone's account elsewhere (OIDC, WeChat) by which they sign in here. It gives no rights.
create table identity.linked_account (
  provider text not null,
  subject_hash bytea not null,                      -- keyed hash of the id that the provider knows them by
  subject bytea not null,                           -- the same, encrypted, so that keys can be changed
  person_id uuid not null constraint linked_account_belongs_to_a_person references identity.person,
  linked_at timestamptz not null,
  constraint account_elsewhere_belongs_to_one_person primary key (provider, subject_hash),
  constraint person_has_one_account_at_each_provider unique (person_id, provider)
);

-- A browser in which someone has signed in before; a new one is told to them.
create table identity.known_device (
  person_id uuid not null constraint device_is_known_to_a_person references identity.person,
  device_hash bytea not null,                       -- SHA-256 of a random cookie, or of what a program calls itself
  seen_at timestamptz not null,
  constraint device_is_known_once primary key (person_id, device_hash)
);

-- A token by which a program of a partner calls the API: what it may do, where, and until when.
create table identity.api_token (
  id uuid constraint api_token_has_one_id primary key,
  name text not null,
  token_hash bytea not null constraint api_token_is_known_once unique,   -- SHA-256 of 40 random characters
  scopes text[] not null constraint api_token_may_do_something check (cardinality(scopes) > 0),
  scope text constraint api_token_scope_is_a_code_prefix check (scope ~ '^[0-9]{2,6}$'),
  palace_id uuid,
  division_code text not null,                      -- its scope, or where its palace lies: for the journal
  issued_by uuid not null constraint api_token_is_issued_by_a_person references identity.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint api_token_has_exactly_one_place check (num_nonnulls(scope, palace_id) = 1),
  constraint api_token_ends_within_a_year check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);

alter table identity.sign_in_session
  add column second_factor_at timestamptz;          -- when a second factor was shown; without it no administration counts

alter table identity.sign_in_user
  add column password_chosen_at timestamptz;        -- null: somebody else made the password, and the owner must change it
-- Until now nobody was asked to.
update identity.sign_in_user set password_chosen_at = updated_at;

alter table identity.sign_in_attempt drop constraint sign_in_attempt_kind_is_known;
alter table identity.sign_in_attempt add constraint sign_in_attempt_kind_is_known check (kind in
  ('codeToPhone', 'codeFromAddress', 'tryOfPhone', 'tryFromAddress', 'tryOfUsername', 'tryOfSecondFactor',
   'tryOfRecovery'));
