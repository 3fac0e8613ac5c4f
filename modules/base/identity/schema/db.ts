// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.
import type { Generated } from 'kysely'
import type { Db } from '#kit/db/index.ts'

export type IdentityTables = {
  'identity.api_token': {
    id: string
    name: string
    token_hash: Buffer
    scopes: string[]
    scope: string | null
    palace_id: string | null
    division_code: string
    issued_by: string
    created_at: Temporal.Instant
    expires_at: Temporal.Instant
    revoked_at: Temporal.Instant | null
    last_used_at: Temporal.Instant | null
  }
  'identity.consent': {
    person_id: string
    purpose: 'service' | 'childData' | 'messages' | 'location' | 'statistics'
    version: string
    given_at: Temporal.Instant
    given_by: string
    withdrawn_at: Temporal.Instant | null
  }
  'identity.external_sign_in': {
    state_hash: Buffer
    provider: string
    nonce: string
    code_verifier: string
    next: string
    expires_at: Temporal.Instant
  }
  'identity.known_device': {
    person_id: string
    device_hash: Buffer
    seen_at: Temporal.Instant
  }
  'identity.linked_account': {
    provider: string
    subject_hash: Buffer
    subject: Buffer
    person_id: string
    linked_at: Temporal.Instant
  }
  'identity.passkey': {
    id: string
    person_id: string
    credential_id: string
    public_key: Buffer
    counter: number
    transports: Generated<string[]>
    name: string
    created_at: Temporal.Instant
    last_used_at: Temporal.Instant | null
  }
  'identity.passkey_challenge': {
    challenge: string
    person_id: string | null
    expires_at: Temporal.Instant
  }
  'identity.person': {
    id: string
    name: Buffer | null
    name_masked: string | null
    phone: Buffer | null
    phone_hash: Buffer | null
    phone_last4: Buffer | null
    email: Buffer | null
    birth_year: number | null
    division_code: string | null
    member: Generated<boolean>
    union_name: string | null
    gig_worker: Generated<boolean>
    retired: Generated<boolean>
    guardian_id: string | null
    locale: Generated<'zh-CN' | 'en'>
    elder_mode: Generated<boolean>
    synthetic: Generated<boolean>
    forgotten_at: Temporal.Instant | null
    created_at: Temporal.Instant
    calendar_key: Generated<number>
    calendar_open: Generated<boolean>
    said_member: Generated<boolean>
    said_union_name: string | null
  }
  'identity.recovery_code': {
    person_id: string
    code_hash: Buffer
    used_at: Temporal.Instant | null
    created_at: Temporal.Instant
  }
  'identity.retention_run': {
    kind: string
    ran_at: Temporal.Instant
    before: Temporal.Instant
    removed: number
    removed_ever: number
  }
  'identity.role_assignment': {
    id: string
    person_id: string
    role: 'systemAdministrator' | 'securityAdministrator' | 'auditor' | 'federationOfficer' | 'director' | 'programmer' | 'hallManager' | 'teacher' | 'desk'
    scope: string | null
    palace_id: string | null
    begins_at: Temporal.Instant
    ends_at: Temporal.Instant | null
    granted_by: string | null
    created_at: Temporal.Instant
  }
  'identity.sign_in_account': {
    id: string
    account_id: string
    provider_id: string
    person_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Temporal.Instant | null
    refresh_token_expires_at: Temporal.Instant | null
    scope: string | null
    password: string | null
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'identity.sign_in_attempt': {
    kind: 'codeToPhone' | 'codeFromAddress' | 'tryOfPhone' | 'tryFromAddress' | 'tryOfUsername' | 'tryOfSecondFactor' | 'tryOfRecovery'
    key_hash: Buffer
    at: Temporal.Instant
  }
  'identity.sign_in_code': {
    id: string
    identifier: string
    value: string
    expires_at: Temporal.Instant
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
  }
  'identity.sign_in_record': {
    id: string
    person_id: string | null
    at: Temporal.Instant
    by: string
    succeeded: boolean
    address: string
    device: string
  }
  'identity.sign_in_session': {
    id: string
    token: string
    person_id: string
    expires_at: Temporal.Instant
    ip_address: string | null
    user_agent: string | null
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
    second_factor_at: Temporal.Instant | null
  }
  'identity.sign_in_user': {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: string | null
    phone_key: string | null
    phone_key_verified: boolean | null
    username: string | null
    created_at: Temporal.Instant
    updated_at: Temporal.Instant
    password_chosen_at: Temporal.Instant | null
  }
  'identity.totp': {
    person_id: string
    secret: Buffer | null
    waiting_secret: Buffer | null
    last_step: Generated<number>
    confirmed_at: Temporal.Instant | null
  }
}

/** The database as this module sees it: its own tables. */
export const identityDb = (db: Db) => db.withTables<IdentityTables>()
