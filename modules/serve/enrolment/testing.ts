import { type Actor, system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import type { Db } from '#kit/db/index.ts'
import { type FakeClock, fakeClock } from '#kit/testing/clock.ts'
import { buildPerson, buildStaff, prepareIdentity } from '#modules/base/identity/testing.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { aProgramme, aSession } from '#modules/serve/catalog/testing.ts'
import { enrol } from './actions/enrol.ts'
import { enrolmentsOfSession } from './queries/enrolment-record.ts'

/** What actions left for later. */
export type Sent = { job: string; data: unknown; at: Temporal.Instant | undefined }

export type TestHouse = Awaited<ReturnType<typeof aHouse>>

/** A palace with its desk, a clock, and everything that tests of signing up ask for. */
export async function aHouse(db: Db) {
  prepareIdentity()
  const owners = await aProvince(db)
  const palace = await aPalace(db, {
    ownerId: owners.get('420102')!,
    divisionCode: '420102',
    slug: 'jiangan',
  })
  const desk = await buildStaff(db, { role: 'desk', palaceId: palace.id })
  const director = await buildStaff(db, { role: 'director', palaceId: palace.id })
  const clock: FakeClock = fakeClock('2026-11-22T18:00+08:00')
  const sent: Sent[] = []
  const as = (actor: Actor): ActionContext => ({
    db,
    clock,
    actor,
    requestId: 'test',
    outbox: {
      send: async (_, job, data, options) => void sent.push({ job: job.name, data, at: options?.at }),
      emit: async () => {},
    },
  })
  return {
    db,
    clock,
    sent,
    palace,
    owners,
    desk,
    director,
    as,
    atDesk: () => as(desk),
    bySystem: () => as(system),
    session: sessions(db, palace),
    person: async (of: Parameters<typeof buildPerson>[1] = {}) => signedInAs((await buildPerson(db, of)).id),
  }
}

const signedInAs = (personId: string): Actor & { personId: string } => ({ personId, grants: [] })

/** Sessions of 90 minutes at 19:00, each a day after the one before, so that none is at the same time as another. */
function sessions(db: Db, palace: { id: string; classroom: string }) {
  const first = Temporal.Instant.from('2026-12-01T19:00+08:00')
  let days = 0
  type Wish = { programme?: Partial<Parameters<typeof aProgramme>[1]> } & Partial<
    Parameters<typeof aSession>[1]
  >
  return async ({ programme, ...wish }: Wish = {}) => {
    const start = first.add({ hours: 24 * days++ })
    const { id: programmeId } = await aProgramme(db, { palaceId: palace.id, ...programme })
    const { id } = await aSession(db, {
      palaceId: palace.id,
      spaceId: palace.classroom,
      programmeId,
      start: start.toString(),
      ...wish,
    })
    return {
      palaceId: palace.id,
      sessionId: id,
      start: wish.start ? Temporal.Instant.from(wish.start) : start,
    }
  }
}

type Session = { palaceId: string; sessionId: string }

/** So many people sign up, one after the other; the answer is who they are, in that order. */
export async function fill(house: TestHouse, { palaceId, sessionId }: Session, count: number) {
  const people: (Actor & { personId: string })[] = []
  for (let n = 0; n < count; n++) {
    const person = await house.person()
    await enrol(house.as(person), { palaceId, sessionId, personIds: [person.personId] })
    people.push(person)
  }
  return people
}

/** The claims to a session in order of arrival. */
export const claimsOf = (house: TestHouse, { palaceId, sessionId }: Session) =>
  enrolmentsOfSession(house.db, palaceId, sessionId)

/** The latest claim of one person to a session. */
export async function claimOf(house: TestHouse, session: Session, { personId }: { personId: string | null }) {
  const found = (await claimsOf(house, session)).findLast((claim) => claim.personId === personId)
  if (!found) throw new Error('This person has no claim to the session.')
  return found
}
