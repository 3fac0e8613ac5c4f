import type { Db } from '#kit/db/index.ts'
import { lockSession, type LockedSession } from '#modules/serve/catalog/index.ts'
import { errors, type Refusal } from '../errors.ts'
import { enrolmentById, type EnrolmentRecord } from '../queries/enrolment-record.ts'

/** A claim, to decide who may act on it. @throws Problem `enrolment-not-found` */
export async function claimById(tx: Db, palaceId: string, enrolmentId: string): Promise<EnrolmentRecord> {
  const claim = await enrolmentById(tx, palaceId, enrolmentId)
  if (!claim) throw errors.error('enrolment-not-found')
  return claim
}

/** Locks the session of a claim and reads the claim again: until the transaction ends, nobody else changes either. */
export async function lockClaim(
  tx: Db,
  { palaceId, sessionId, id }: EnrolmentRecord,
): Promise<{ session: LockedSession; claim: EnrolmentRecord }> {
  const session = await lockSession(tx, palaceId, sessionId)
  return { session, claim: await claimById(tx, palaceId, id) }
}

/** @throws the problem that the refusal stands for, if there is one */
export function refuse(refusal: Refusal | null, field?: string): void {
  if (refusal) throw errors.error(refusal.code, { params: refusal.params, field })
}
