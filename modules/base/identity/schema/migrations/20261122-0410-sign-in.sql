-- Sign-in. better-auth keeps these tables through its own connection (docs/decisions/0004-sign-in.md); it sees no phone
-- number, name or address of a person, only ids and keyed hashes.

-- Someone who may also sign in with a username; people with a phone code need no row here.
create table identity.sign_in_user (
  id uuid constraint sign_in_user_has_one_id primary key
    constraint sign_in_user_is_a_person references identity.person,
  name text not null,                               -- the id again: the library insists on a name and an address
  email text not null constraint sign_in_user_has_one_opaque_address unique,
  email_verified boolean not null default false,
  image text,
  phone_key text constraint sign_in_phone_key_belongs_to_one_person unique,  -- the library's own column; people are found
  phone_key_verified boolean,                                               -- by identity.person.phone_hash, so it stays empty
  username text constraint username_belongs_to_one_person unique,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- By what a sign-in user is recognised: a password now, a provider later.
create table identity.sign_in_account (
  id uuid constraint sign_in_account_has_one_id primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null constraint sign_in_account_belongs_to_a_sign_in_user references identity.sign_in_user,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,                                    -- scrypt
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint provider_account_is_known_once unique (provider_id, account_id)
);
create index sign_in_accounts_by_person on identity.sign_in_account (person_id);

-- A device on which someone is signed in. Signing out removes the row.
create table identity.sign_in_session (
  id uuid constraint sign_in_session_has_one_id primary key,
  token text not null constraint sign_in_token_opens_one_session unique,
  person_id uuid not null constraint sign_in_session_belongs_to_a_person references identity.person,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sign_in_sessions_by_person on identity.sign_in_session (person_id);

-- A code sent by text message, with the number of wrong tries; the phone stands here as a keyed hash.
create table identity.sign_in_code (
  id uuid constraint sign_in_code_has_one_id primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sign_in_codes_by_identifier on identity.sign_in_code (identifier, created_at desc);

-- One row a try, so that codes and passwords cannot be guessed nor phones flooded; forgotten after a day.
create table identity.sign_in_attempt (
  kind text not null constraint sign_in_attempt_kind_is_known
    check (kind in ('codeToPhone', 'codeFromAddress', 'tryOfPhone', 'tryFromAddress', 'tryOfUsername')),
  key_hash bytea not null,
  at timestamptz not null
);
create index sign_in_attempts_by_key on identity.sign_in_attempt (kind, key_hash, at);
