import { newId, type Db } from '#kit/db/index.ts'
import { insertSessions } from './actions/insert-sessions.ts'
import { programmeColumns } from './actions/programme-columns.ts'
import { ProgrammeText } from './contract/programme.ts'
import type { Status } from './contract/vocabulary.ts'
import { catalogDb } from './schema/db.ts'

const CREATED = Temporal.Instant.from('2026-11-01T00:00Z')

type ProgrammeWish = Partial<ProgrammeText> & { palaceId: string; status?: Status; synthetic?: boolean }

/** A programme, published unless said otherwise: free, for everybody. */
export async function aProgramme(
  db: Db,
  { palaceId, status = 'published', synthetic = false, ...text }: ProgrammeWish,
) {
  const id = newId()
  const full = ProgrammeText.parse({
    form: 'activity',
    kind: 'cultureSports',
    title: '骑手八段锦',
    summary: '十分钟松肩，一小时松心',
    priceClass: 'free',
    ...text,
  })
  await catalogDb(db)
    .insertInto('catalog.programme')
    .values({
      palace_id: palaceId,
      id,
      created_at: CREATED,
      synthetic,
      submitted_at: status === 'draft' ? null : CREATED,
      published_at: status === 'published' ? CREATED : null,
      ...(status === 'cancelled' ? { cancelled_at: CREATED, cancel_reason: '老师有事' } : {}),
      ...programmeColumns(full),
    })
    .execute()
  return { palaceId, id, ...full }
}

type SessionWish = {
  palaceId: string
  spaceId: string
  programmeId: string
  /** `2026-11-22T18:30+08:00`; the first meeting. */
  start: string
  minutes?: number
  /** A course meets so often, a week apart. */
  meetings?: number
  capacity?: number
  waitlistCapacity?: number
  opensAt?: string
  closesAt?: string
  published?: boolean
}

/** A session, published unless said otherwise: 90 minutes, 30 places, open for sign-up until it begins. */
export async function aSession(db: Db, wish: SessionWish) {
  const first = Temporal.Instant.from(wish.start)
  const { minutes = 90, meetings = 1, capacity = 30, waitlistCapacity = capacity, published = true } = wish
  const times = Array.from({ length: meetings }, (_, week) => {
    const start = first.add({ hours: week * 7 * 24 })
    return { start, end: start.add({ minutes }) }
  })
  const [id] = await insertSessions(
    db,
    [
      {
        palaceId: wish.palaceId,
        programmeId: wish.programmeId,
        spaceId: wish.spaceId,
        meetings: times,
        seriesNo: null,
        capacity,
        waitlistCapacity,
        opensAt: wish.opensAt
          ? Temporal.Instant.from(wish.opensAt)
          : earlier(CREATED, first.subtract({ hours: 24 })),
        closesAt: wish.closesAt ? Temporal.Instant.from(wish.closesAt) : first,
        publishedAt: published ? CREATED : null,
      },
    ],
    CREATED,
  )
  return { palaceId: wish.palaceId, id: id!, capacity, meetings: times }
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)
