import type { AppContext } from '#kit/http/context.ts'
import { remembered } from '#kit/db/remembered.ts'
import type { BenefitShares } from '#kit/ui/portal/index.ts'
import { today, tonight } from '#kit/calendar/index.ts'
import {
  countSessions,
  listSessions,
  type SessionListing,
  type SessionCounts,
} from '#modules/serve/catalog/index.ts'
import { palaceIdsUnder, scopeOfDivision } from '#modules/base/places/index.ts'
import { benefitOf } from '../benefit.ts'
import { HomePage } from './home-page.tsx'
import { openHere } from './open-here.ts'

const TIME_ZONE = 'Asia/Shanghai'
const PROVINCE = '420000'
const MOST = 12
const WEEK_HOURS = 7 * 24

/** Counting the day costs more than listing it; the numbers of a place are fifteen seconds old at most. */
const numbers = remembered<[SessionCounts, SessionCounts, BenefitShares | null]>(15)

/** What is on tonight in the chosen place; where that is little, the days that follow fill the page. */
export async function homePage(c: AppContext) {
  const { db, clock } = c.var.services
  const now = clock.now()
  const place = c.var.place ?? PROVINCE
  const prefix = scopeOfDivision(place)
  // The whole province is no filter at all: a list of every palace would only slow the question down.
  const divisionPrefix = place === PROVINCE ? undefined : prefix
  const palaceIds = divisionPrefix === undefined ? undefined : await palaceIdsUnder(db, divisionPrefix)
  const evening = tonight(now, TIME_ZONE)
  const week = { start: evening.start, end: evening.end.add({ hours: WEEK_HOURS }) }
  const [{ sessions }, [counts, eveningCounts, benefit], open] = await Promise.all([
    listSessions(db, now, { window: week, divisionPrefix, limit: MOST }),
    numbers(place, () =>
      Promise.all([
        countSessions(db, now, { window: today(now, TIME_ZONE), palaceIds }),
        countSessions(db, now, { window: evening, palaceIds }),
        benefitOf(db, now, { prefix }),
      ]),
    ),
    place === PROVINCE ? null : openHere(db, now, place),
  ])
  const isTonight = ({ start }: SessionListing) =>
    Temporal.Instant.compare(Temporal.Instant.from(start), evening.end) < 0
  return c.render(
    <HomePage
      tonight={sessions.filter(isTonight)}
      tonightCount={eveningCounts.sessions}
      later={sessions.filter((session) => !isTonight(session))}
      today={counts}
      benefit={benefit}
      benefitHref={place === PROVINCE ? '/benefit' : `/divisions/${place}/benefit`}
      open={open}
    />,
  )
}
