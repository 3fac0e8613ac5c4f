import type { Db } from '#kit/db/index.ts'
import { errors } from '../errors.ts'
import { mayFollow, transitions, type Transition } from '../rules/transitions.ts'
import { catalogDb } from '../schema/db.ts'

/** A programme as it stands, locked until the transaction ends. @throws Problem `programme-not-found` */
export async function lockProgramme(tx: Db, palaceId: string, programmeId: string) {
  const found = await catalogDb(tx)
    .selectFrom('catalog.programme')
    .selectAll()
    .where('palace_id', '=', palaceId)
    .where('id', '=', programmeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!found) throw errors.error('programme-not-found')
  return found
}
export type LockedProgramme = Awaited<ReturnType<typeof lockProgramme>>

/** @throws Problem `step-not-open` when the programme's status does not allow the step */
export function assertOpen({ status }: Pick<LockedProgramme, 'status'>, step: Transition): void {
  if (!mayFollow(status, step))
    throw errors.error('step-not-open', { params: { status, to: transitions[step].to } })
}
