import type { Row } from './permissions.ts'
import type { World } from './world.ts'

const keepers = 'programmer hallManager director'
const readers = 'desk teacher programmer hallManager director officer'

/** What a club asks for. */
export const hallRequest = (spaceId: string) => ({
  organisation: '合唱团',
  kind: 'club',
  least: 60,
  wanted: 120,
  wishes: [{ spaceId, weekday: 2, from: '19:00', until: '21:00' }],
})

/** A season of one hall. */
export const seasonText = (palaceId: string, spaceId: string, note: string) => ({
  title: '春季',
  note,
  firstDay: '2027-03-01',
  lastDay: '2027-04-25',
  applyFrom: '2026-11-01T10:00:00+08:00',
  applyUntil: '2026-12-20T10:00:00+08:00',
  publishAt: '2027-01-10T10:00:00+08:00',
  rules: {
    weights: { union: 3, club: 2, school: 2, other: 1 },
    rankPercent: [100],
    offPeakPercent: 100,
    offPeakUntil: '17:00',
    capMinutes: 0,
    takenPercent: 25,
  },
  halls: [{ palaceId, spaceId }],
})

/** Who may do what with seasons of halls. */
export function seasonRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const season = '/palaces/{palaceId}/seasons/{seasonId}'
  const one = { requestId: ids.hallRequestId! }
  const { placementId } = ids
  return {
    'GET /seasons': { may: 'everyone' },
    'GET /palaces/{palaceId}/seasons': { may: readers },
    'GET /palaces/{palaceId}/season-halls': { may: readers },
    // An announced one; that a draft is its palace's own is tried in the module's routes.
    [`GET ${season}`]: { may: 'everyone' },
    [`GET ${season}/plan`]: { may: readers },
    [`GET ${season}/conflicts`]: { may: readers },
    [`GET ${season}/me`]: { may: 'signedIn' },
    [`GET ${season}/requests/{requestId}/reasons`]: { may: readers, params: one },
    // Contacts of unions ask for theirs: tried where they are marked.
    [`POST ${season}/requests`]: { may: keepers, body: hallRequest(ids.hall!) },
    [`PUT ${season}/requests/{requestId}`]: { may: keepers, params: one, body: hallRequest(ids.hall!) },
    [`POST ${season}/requests/{requestId}/withdraw`]: {
      may: keepers,
      params: { seasonId: ids.waitingSeasonId!, requestId: ids.waitingRequestId! },
      body: {},
    },
    'POST /palaces/{palaceId}/seasons': { may: keepers, body: seasonText(ids.palaceId!, ids.hall!, '') },
    [`POST ${season}/announce`]: { may: keepers, params: { seasonId: ids.draftSeasonId! }, body: {} },
    [`POST ${season}/runs`]: { may: keepers, body: {} },
    [`POST ${season}/runs/{runId}/cancel`]: {
      may: keepers,
      params: { seasonId: ids.waitingSeasonId!, runId: ids.waitingRunId! },
      body: {},
    },
    [`POST ${season}/adjustments`]: {
      may: keepers,
      body: { act: 'lock', requestId: ids.hallRequestId, placementId },
    },
    [`POST ${season}/conflicts`]: {
      may: keepers,
      body: { choices: [{ placementId, date: '2027-03-09', skip: true }] },
    },
    [`POST ${season}/publish`]: { may: keepers, body: {} },
  }
}
