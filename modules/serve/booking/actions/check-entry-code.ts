import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { entryCodes } from '#kit/crypto/index.ts'
import { action } from '#kit/db/action.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { spacesByIds, spacesOf } from '#modules/base/places/index.ts'
import { EntryCheck, type EntryAnswer } from '../contract/entry.ts'
import { canKeepDesk } from '../policy.ts'
import { type BookingRecord, bookingsAround } from '../queries/booking-record.ts'
import { rulesOfSpaces } from '../queries/space-rules.ts'
import { behindDoor, entryThing, judgeEntry, opensByCode } from '../rules/entry.ts'
import { stepsOf } from '../rules/steps.ts'
import { bookingDb } from '../schema/db.ts'
import { type House, houseOn } from './house.ts'
import { takeTurns } from './take-turns.ts'

const AROUND = { hours: 24 }
const TRIES_IN = { minutes: 10 }

/**
 * Says whether a code opens a door now. Codes follow from the booking and the secret key, so a booking that is cancelled or
 * moved has no code, or one for its new time, without anything to tidy up. Whoever the door opens for has come. A wrong
 * code counts for whoever asked, and is written even though nothing opens; too many, and even a right one waits. P7.
 */
export const checkEntryCode = action(
  EntryCheck.extend({ palaceId: z.uuid() }),
  async ({ actor, tx, now, allow, journal }, { palaceId, code, spaceId }): Promise<EntryAnswer> => {
    const around = { start: now.subtract(AROUND), end: now.add(AROUND) }
    const house = await houseOn(tx, palaceId, now, around)
    allow(canKeepDesk(actor, house.target))
    const asker = actor.token?.id ?? actor.personId ?? 'system'
    await takeTurns(tx, [`entry:${palaceId}:${asker}`])
    const most = house.standards['booking.entryTries']
    const blocked = (await wrongTries(tx, { palaceId, asker }, now)) >= most
    const booking = blocked ? undefined : await bookingOfCode(tx, house, code, around)
    const door = spaceId === null ? null : behindDoor(await spacesOf(tx, palaceId), spaceId)
    const early = house.standards['booking.entryEarlyMinutes']
    const outcome = blocked ? 'tooMany' : booking ? judgeEntry(booking, door, early, now) : 'unknown'
    if (outcome === 'unknown') await noteTry(tx, { palaceId, asker }, now)
    if (outcome === 'open' && stepsOf(booking!, now).checkIn === null) await checkIn(tx, booking!, now)
    journal({
      action: 'booking.checkEntryCode',
      subject: booking ? { type: 'booking', id: booking.id } : { type: 'palace', id: palaceId },
      palaceId,
      divisionCode: house.target.divisionCode,
      after: { outcome, ...(spaceId ? { spaceId } : {}) },
    })
    return { outcome, booking: booking ? await present(tx, booking) : null }
  },
)

/** The booking near now whose code this is; every one is compared, so that the time taken says nothing. */
async function bookingOfCode(
  tx: Db,
  { palace, openings }: House,
  typed: string,
  around: { start: Temporal.Instant; end: Temporal.Instant },
): Promise<BookingRecord | undefined> {
  const given = Buffer.from(typed.replaceAll(/[\s-]/g, ''))
  const bookings = await bookingsAround(tx, palace.id, around)
  const rules = await rulesOfSpaces(tx, [...new Set(bookings.map(({ spaceId }) => spaceId))])
  return bookings
    .filter((booking) => opensByCode(booking, rules.get(booking.spaceId), openings))
    .filter((booking) =>
      entryCodes(entryThing(booking))
        .map((code) => timingSafeEqual(Buffer.from(code), given))
        .includes(true),
    )[0]
}

type Asker = { palaceId: string; asker: string }

async function wrongTries(tx: Db, { palaceId, asker }: Asker, now: Temporal.Instant): Promise<number> {
  const { tries } = await bookingDb(tx)
    .selectFrom('booking.entry_try')
    .select((row) => row.fn.countAll<string>().as('tries'))
    .where('palace_id', '=', palaceId)
    .where('asker', '=', asker)
    .where('at', '>', now.subtract(TRIES_IN))
    .executeTakeFirstOrThrow()
  return Number(tries)
}

async function noteTry(tx: Db, { palaceId, asker }: Asker, now: Temporal.Instant): Promise<void> {
  await bookingDb(tx)
    .deleteFrom('booking.entry_try')
    .where('palace_id', '=', palaceId)
    .where('at', '<', now.subtract({ hours: 24 }))
    .execute()
  await bookingDb(tx)
    .insertInto('booking.entry_try')
    .values({ palace_id: palaceId, id: newId(), asker, at: now })
    .execute()
}

const checkIn = (tx: Db, { palaceId, id }: BookingRecord, now: Temporal.Instant) =>
  bookingDb(tx)
    .updateTable('booking.booking')
    .set((row) => ({ checked_in_at: now, version: row('version', '+', 1) }))
    .where('palace_id', '=', palaceId)
    .where('id', '=', id)
    .where(sql<boolean>`checked_in_at is null and ended_at is null`)
    .execute()

async function present(tx: Db, { id, spaceId, during, people }: BookingRecord) {
  const space = (await spacesByIds(tx, [spaceId])).get(spaceId)
  const { start, end } = during
  return { id, spaceName: space?.name ?? '', start: start.toString(), end: end.toString(), people }
}
