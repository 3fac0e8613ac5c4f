import { call } from '#kit/ui/console/client.ts'
import type { Today, TodayAsk, TodayItem } from '#kit/ui/console/index.ts'
import {
  appealsRoute,
  deciders,
  doorKeepers,
  doorRoute,
  offersRoute,
  palaceFiguresRoute,
  palaceLinesRoute,
  readersOfFigures,
  type DoorMeeting,
} from '../../contract.ts'
import { summed } from './overview/sums.ts'
import { countdownWords, shareWords, timeWords } from './words.ts'

type Ask = Pick<TodayAsk, 't'> & { palaceId: string }

/** What signing up tells the today screen: open doors, offers that run out, appeals, and the month at the door. */
export const enrolmentToday: Today = {
  name: 'enrolment',
  async items({ scope: { palaceId }, t, may }) {
    if (!palaceId) return []
    const meetings = may(doorKeepers) ? await meetingsOf(palaceId) : []
    const parts = await Promise.all([
      doors({ palaceId, t }, meetings),
      offers({ palaceId, t }, meetings),
      may(deciders) ? appeals({ palaceId, t }) : [],
    ])
    return parts.flat()
  },
  async figures({ scope: { palaceId, divisionCode }, t, today, may }) {
    if (!may(readersOfFigures)) return []
    const query = { from: today.with({ day: 1 }).toString(), to: today.toString() }
    const month = await (palaceId
      ? call(palaceFiguresRoute, { params: { palaceId }, query })
      : call(palaceLinesRoute, { params: { divisionCode }, query }).then(({ palaces }) => summed(palaces)))
    const { attended, checkIns, noShows, satisfied, ratings, sessions } = month
    return [
      {
        label: t('enrolment:console.figure.attended'),
        value: checkIns.toLocaleString(t.locale),
        detail: t('enrolment:console.figure.sessions', { count: sessions }),
      },
      {
        label: t('enrolment:console.figure.satisfied'),
        value: shareWords(satisfied, ratings),
        detail: t('enrolment:console.figure.ratings', { count: ratings }),
      },
      {
        label: t('enrolment:console.figure.noShows'),
        value: shareWords(noShows, noShows + attended),
        detail: t('enrolment:console.figure.people', { count: noShows }),
      },
    ]
  },
  async summary({ scope: { palaceId }, t, may }) {
    if (!palaceId || !may(doorKeepers)) return ''
    const meetings = await meetingsOf(palaceId)
    const sum = (of: (meeting: DoorMeeting) => number) => meetings.reduce((all, one) => all + of(one), 0)
    return t('enrolment:console.today.summary', {
      inside: sum(({ checkedIn }) => checkedIn),
      expected: sum(({ expected }) => expected),
    })
  },
}

const meetingsOf = (palaceId: string): Promise<readonly DoorMeeting[]> =>
  call(doorRoute, { params: { palaceId } }).then(({ meetings }) => meetings)

/** A door that is open needs somebody at it. */
function doors({ t, palaceId }: Ask, meetings: readonly DoorMeeting[]): TodayItem[] {
  return meetings
    .filter(({ open }) => open)
    .map(({ sessionId, title, start, spaceName, checkedIn, expected, left }) => ({
      key: `door-${sessionId}`,
      tone: 'due',
      title: t('enrolment:console.today.door', {
        time: timeWords(t, start),
        title,
        inside: checkedIn,
        expected,
      }),
      detail: [spaceName, t('enrolment:console.today.left', { count: left })].filter(Boolean).join(' · '),
      action: {
        label: t('enrolment:console.today.toDoor'),
        to: `/door?palace=${palaceId}&session=${sessionId}`,
      },
    }))
}

/** Of today's sessions: places that are offered and soon pass to the next. */
async function offers({ t, palaceId }: Ask, meetings: readonly DoorMeeting[]): Promise<TodayItem[]> {
  const told = await Promise.all(
    meetings.map(async ({ sessionId, title }) => {
      const { lines } = await call(offersRoute, { params: { palaceId, sessionId } })
      const held = lines.flatMap(({ state, offerExpiresAt }) => (state === 'offered' && offerExpiresAt) || [])
      if (held.length === 0) return []
      return {
        key: `offers-${sessionId}`,
        tone: 'due' as const,
        title: t('enrolment:console.today.offers', { title, count: held.length }),
        detail: t('enrolment:console.today.firstLapses', { left: countdownWords(t, held.toSorted()[0]!) }),
        action: {
          label: t('enrolment:console.today.look'),
          to: `/sessions/${palaceId}/${sessionId}?tab=waitlist`,
        },
      }
    }),
  )
  return told.flat()
}

async function appeals({ t, palaceId }: Ask): Promise<TodayItem[]> {
  const { appeals: open } = await call(appealsRoute, { params: { palaceId }, query: { decided: 'no' } })
  if (open.length === 0) return []
  return [
    {
      key: 'appeals',
      tone: 'appeal',
      title: t('enrolment:console.today.appeals', { count: open.length }),
      detail: t('enrolment:console.today.oldest', { name: open[0]!.nameMasked, title: open[0]!.title }),
      action: { label: t('enrolment:console.today.decide'), to: '/appeals' },
    },
  ]
}
