create schema http;

-- What a request with an Idempotency-Key led to, so that repeating it has no second effect. Kept for a day.
create table http.kept_answer (
  owner text not null,          -- the person; 'visitor' for requests before signing in
  key text not null,            -- as the client chose it
  step integer not null,        -- 0: the answer as it was sent; n: what the n-th use case of the request returned
  fingerprint bytea not null,   -- of the whole request: the same key with another request is refused
  content bytea,                -- encrypted, because answers hold names; null while the use case is under way
  kept_until timestamptz not null,
  constraint a_step_of_a_request_is_taken_once primary key (owner, key, step)
);

-- The hourly job looks for what is over.
create index kept_answer_by_end on http.kept_answer (kept_until);
