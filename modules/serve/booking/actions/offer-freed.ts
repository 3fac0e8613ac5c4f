import type { ActionScope } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { offerEnd } from '#modules/serve/enrolment/index.ts'
import { spacesOf, type SpaceInTree, spaceUses } from '#modules/base/places/index.ts'
import { rulesOfPalaces } from '../queries/space-rules.ts'
import type { Refusal } from '../errors.ts'
import { openWaits, someoneWaits, type WaitRecord } from '../queries/waits.ts'
import { bookingRefusal } from '../rules/may-book.ts'
import { ruleInForce, type SpaceRule } from '../rules/rule.ts'
import { freeFor } from '../rules/waits.ts'
import { bookingDb } from '../schema/db.ts'
import { actsFor } from './acts-for.ts'
import { bookingFacts } from './booking-facts.ts'
import { due } from './due.ts'
import { type House, houseOn } from './house.ts'
import { takeTurns } from './take-turns.ts'
import { tellWaiter } from './tell-waiter.ts'

/** Whatever changes the line of a palace waits for whoever is changing it. */
export const lockWaits = (tx: Db, palaceId: string): Promise<void> => takeTurns(tx, [`waits ${palaceId}`])

/**
 * Something was given back: while a slot is free that somebody waits for, the first in order of arrival who may take it is offered
 * it, and it is kept for them (`booking.offerHoldMinutes`, at most half the time to its start), in the transaction that freed it, so
 * that nobody comes in between. Nobody waits: one question. Returns how many were offered something. P5.
 */
export async function offerFreed(scope: ActionScope, palaceId: string): Promise<number> {
  const { tx, now } = scope
  if (!(await someoneWaits(tx, palaceId, now))) return 0
  await lockWaits(tx, palaceId)
  let offered = 0
  while (await offerNext(scope, palaceId)) offered++
  return offered
}

/** Who may take the space now, the first of those who wait. */
type Turn = { wait: WaitRecord; space: SpaceInTree; house: House; until: Temporal.Instant }

async function offerNext(scope: ActionScope, palaceId: string): Promise<boolean> {
  const turn = await nextTurn(scope, palaceId)
  if (!turn) return false
  const { tx, now, journal, later } = scope
  const { wait, space, house, until } = turn
  await orAgain(
    bookingDb(tx)
      .updateTable('booking.wait')
      .set({ offered_at: now, offer_expires_at: until, offered_space_id: space.id })
      .where('palace_id', '=', palaceId)
      .where('id', '=', wait.id)
      .execute(),
  )
  journal({
    action: 'booking.offerSlot',
    subject: { type: 'wait', id: wait.id },
    palaceId,
    divisionCode: house.target.divisionCode,
    after: { spaceId: space.id, until: until.toString() },
  })
  const kept = { ...wait, offeredSpaceId: space.id, offerExpiresAt: until }
  await tellWaiter(scope, house, kept, { template: 'placeOffered', until })
  later(due.lapseOffers, { palaceId }, { at: until })
  return true
}

async function nextTurn({ tx, now }: ActionScope, palaceId: string): Promise<Turn | null> {
  const waiting = (await openWaits(tx, palaceId)).filter(
    ({ state, during }) => state === 'waiting' && Temporal.Instant.compare(now, during.start) < 0,
  )
  if (waiting.length === 0) return null
  const { spaces, rules } = await bookable(tx, palaceId)
  const uses = await spaceUses(
    tx,
    palaceId,
    spaces.map(({ id }) => id),
    waiting.map(({ during }) => during),
  )
  for (const wait of waiting) {
    const [free] = freeFor(spaces, wait, uses)
    if (!free) continue
    const house = await houseOn(tx, palaceId, now, wait.during)
    const until = offerEnd(now, wait.during.start, house.standards['booking.offerHoldMinutes'])
    if (!until) continue
    const refusal = await refusalOf(tx, wait, ruleInForce(rules.get(free.id)!, house.standards), house, now)
    if (!refusal) return { wait, space: free, house, until }
  }
  return null
}

/** The spaces of a palace that are booked online, and their rules. */
export async function bookable(tx: Db, palaceId: string) {
  const [all, written] = await Promise.all([spacesOf(tx, palaceId), rulesOfPalaces(tx, [palaceId])])
  const rules = new Map(written.map((rule) => [rule.id, rule]))
  return { spaces: all.filter(({ id }) => rules.has(id)), rules }
}

/** Why a person, or their union, may not take this slot by this rule now; null when they may. */
async function refusalOf(
  tx: Db,
  { personId, unionId, during, people }: WaitRecord,
  rule: SpaceRule,
  house: House,
  now: Temporal.Instant,
): Promise<Refusal | null> {
  if (!(await actsFor(tx, personId, unionId))) return { code: 'not-your-union' }
  const { facts } = await bookingFacts(tx, { personId, unionId }, during, house, now)
  return bookingRefusal({ during, people }, rule, house.openings, facts, now, house.palace.timeZone)
}

/** Somebody took the space between our reading and our writing: the use case is done again and sees them (kit/db/action). */
async function orAgain(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint !== 'a_space_and_its_parts_hold_one_use_at_a_time')
      throw error
    throw Object.assign(new Error('The space was taken meanwhile.', { cause: error }), { code: '40001' })
  }
}
