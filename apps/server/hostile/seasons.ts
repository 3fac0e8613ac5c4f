import type { Row } from './permissions.ts'
import type { World } from './world.ts'

const keepers = 'programmer hallManager director'
const readers = 'desk teacher programmer hallManager director officer'
const instant = (day: number) => `2027-03-0${day}T10:00:00+08:00`

/** Who may do what with seasons of halls. */
export function seasonRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const params = { seasonId: ids.child!, requestId: ids.child!, runId: ids.child! }
  const season = '/palaces/{palaceId}/seasons/{seasonId}'
  const keep = (body: unknown = {}): Row => ({ may: keepers, params, body, answers: 404 })
  const own = (body?: unknown): Row => ({ may: 'signedIn', params, answers: 404, ...(body ? { body } : {}) })
  const ask = {
    organisation: '合唱团',
    kind: 'club',
    least: 60,
    wanted: 120,
    wishes: [{ from: '19:00', until: '21:00' }],
  }
  return {
    'GET /seasons': { may: 'everyone' },
    'GET /palaces/{palaceId}/seasons': { may: readers },
    'GET /palaces/{palaceId}/season-halls': { may: readers },
    [`GET ${season}`]: { may: 'everyone', params, answers: 404 },
    [`GET ${season}/plan`]: { may: readers, params, answers: 404 },
    [`GET ${season}/me`]: own(),
    [`GET ${season}/requests/{requestId}/reasons`]: own(),
    [`POST ${season}/requests`]: own(ask),
    [`PUT ${season}/requests/{requestId}`]: own(ask),
    [`POST ${season}/requests/{requestId}/withdraw`]: own({}),
    'POST /palaces/{palaceId}/seasons': {
      may: keepers,
      answers: 422,
      body: {
        title: '春季',
        firstDay: '2027-03-10',
        lastDay: '2027-06-10',
        applyFrom: instant(1),
        applyUntil: instant(2),
        publishAt: instant(3),
        rules: {
          weights: { union: 3, club: 2, school: 2, other: 1 },
          rankPercent: [100],
          offPeakPercent: 100,
          offPeakUntil: '17:00',
          capMinutes: 0,
          takenPercent: 25,
        },
        halls: [{ palaceId: ids.palaceId, spaceId: ids.child }],
      },
    },
    [`POST ${season}/announce`]: keep(),
    [`POST ${season}/publish`]: keep(),
    [`POST ${season}/runs`]: keep(),
    [`POST ${season}/runs/{runId}/cancel`]: keep(),
    [`POST ${season}/adjustments`]: keep({ act: 'lock', requestId: ids.child }),
  }
}
