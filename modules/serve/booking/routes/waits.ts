import type { Api } from '#kit/http/api.ts'
import { type AppContext, contextOf } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { acceptWait } from '../actions/accept-wait.ts'
import { joinWait } from '../actions/join-wait.ts'
import { leaveWait } from '../actions/leave-wait.ts'
import * as contract from '../contract/waits.ts'
import type { MyWait } from '../contract/waits.ts'
import { errors } from '../errors.ts'
import { type waitsOf as ask, waitById, waitsOf } from '../queries/waits.ts'

/** Standing in line for a slot. */
export function waitsApi(api: Api): void {
  api.openapi(contract.joinWaitRoute, async (c) => {
    const { palaceId } = c.req.valid('param')
    const { waitId } = await joinWait(contextOf(c), { palaceId, ...c.req.valid('json') })
    return c.json(await waitOf(c, palaceId, waitId), 200)
  })
  api.openapi(contract.myWaitsRoute, async (c) => {
    const { db, clock } = c.var.services
    const { personId } = c.var.actor
    if (personId === null) throw requestErrors.error('sign-in-needed')
    return c.json({ waits: (await waitsOf(db, personId, clock.now())).map(presentWait) }, 200)
  })
  api.openapi(contract.acceptWaitRoute, async (c) => {
    const { palaceId, waitId } = c.req.valid('param')
    await acceptWait(contextOf(c), { palaceId, waitId })
    return c.json(await waitOf(c, palaceId, waitId), 200)
  })
  api.openapi(contract.leaveWaitRoute, async (c) => {
    const { palaceId, waitId } = c.req.valid('param')
    await leaveWait(contextOf(c), { palaceId, waitId })
    return c.json(await waitOf(c, palaceId, waitId), 200)
  })
}

async function waitOf(c: AppContext, palaceId: string, waitId: string): Promise<MyWait> {
  const wait = await waitById(c.var.services.db, palaceId, waitId)
  if (!wait) throw errors.error('wait-not-found')
  return presentWait(wait)
}

/** A wait as the contract gives it to whoever waits. */
export const presentWait = (wait: Awaited<ReturnType<typeof ask>>[number]): MyWait => ({
  id: wait.id,
  palaceId: wait.palaceId,
  spaceId: wait.spaceId,
  kind: wait.kind,
  unionId: wait.unionId,
  start: wait.during.start.toString(),
  end: wait.during.end.toString(),
  state: wait.state as MyWait['state'],
  ahead: wait.ahead,
  offeredSpaceId: wait.offeredSpaceId,
  offerExpiresAt: wait.offerExpiresAt?.toString() ?? null,
  bookingId: wait.bookingId,
})
