import { dayInterval, next7Days, thisWeekend, today, tonight } from '#kit/calendar/index.ts'
import type { Db } from '#kit/db/index.ts'
import { requestErrors } from '#kit/http/errors.ts'
import type { Interval } from '#kit/interval/index.ts'
import type { SessionPage, SessionSearch } from '../contract/search.ts'
import type { PriceClass, When } from '../contract/vocabulary.ts'
import type { SessionCursor } from '../queries/find-sessions.ts'
import { listSessions, type ListingFilter } from './listings.ts'

/** The province keeps one time; a palace elsewhere still shows its own. */
const TIME_ZONE = 'Asia/Shanghai'
const PAGE = 20

/** What a search asks for, as a filter. @throws Problem `invalid-input` when the page mark is not one of ours */
export function filterOf(search: SessionSearch, now: Temporal.Instant): ListingFilter {
  const { q, division, palaceId, kind, form, age, lat, lng } = search
  return {
    limit: search.limit ?? PAGE,
    text: q,
    window: windowOf(search, now),
    divisionPrefix: division && division !== 'all' ? prefixOf(division) : undefined,
    palaceId,
    kinds: kind && [kind],
    priceClasses: search.price && pricesOf[search.price],
    form,
    age,
    forChildren: search.children === '1',
    forGig: search.forGig === '1',
    near: search.near === '1' && lat !== undefined && lng !== undefined ? { lat, lng } : undefined,
    after: search.after ? readMark(search.after) : undefined,
  }
}

const pricesOf: Record<NonNullable<SessionSearch['price']>, PriceClass[]> = {
  free: ['free'],
  discounted: ['discounted'],
  paid: ['atCost', 'commercial'],
}

/** '420100' means all that begins with 4201; a county stands for itself. */
function prefixOf(code: string): string {
  return code.replace(/(00){1,2}$/, '')
}

function windowOf({ when, from }: SessionSearch, now: Temporal.Instant): Interval | undefined {
  if (from) return dayInterval(Temporal.PlainDate.from(from), TIME_ZONE)
  const windows: Record<When, (() => Interval) | undefined> = {
    tonight: () => tonight(now, TIME_ZONE),
    today: () => today(now, TIME_ZONE),
    weekend: () => thisWeekend(now, TIME_ZONE),
    week: () => next7Days(now, TIME_ZONE),
    all: undefined,
  }
  return windows[when ?? 'all']?.()
}

/** One page of a search, and where the next begins. */
export async function searchPage(db: Db, now: Temporal.Instant, search: SessionSearch): Promise<SessionPage> {
  const filter = filterOf(search, now)
  const { sessions, last } = await listSessions(db, now, filter)
  const full = sessions.length === filter.limit
  return { sessions, next: full && last ? writeMark({ ...last, start: last.firstMeeting.start }) : null }
}

/** Where a page ended, for a link. */
function writeMark({ rank, start, id }: SessionCursor): string {
  return [rank, start.epochMilliseconds, id].join('_')
}

function readMark(mark: string): SessionCursor {
  const [, rank, start, id] = /^(\d{1,5})_(\d{1,15})_([0-9a-f-]{36})$/.exec(mark) ?? []
  if (!id) throw requestErrors.error('invalid-input', { field: 'after', params: { detail: mark } })
  return { rank: Number(rank), start: Temporal.Instant.fromEpochMilliseconds(Number(start)), id }
}
