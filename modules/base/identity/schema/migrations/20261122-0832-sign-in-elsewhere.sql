-- A sign-in that is on its way through a provider (OIDC, WeChat): begun here, and finished here once, within minutes.
create table identity.external_sign_in (
  state_hash bytea constraint external_sign_in_is_finished_once primary key,  -- SHA-256 of what browser and provider carry
  provider text not null,
  nonce text not null,                              -- stands in the provider's token, so that another one does not fit
  code_verifier text not null,                      -- PKCE (RFC 7636); worth nothing without the browser's cookie
  next text not null constraint external_sign_in_leads_to_a_path_of_ours check (next ~ '^/([^/\\]|$)'),
  expires_at timestamptz not null
);
