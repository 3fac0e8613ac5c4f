import type { Row } from './permissions.ts'
import type { World } from './world.ts'

const SEE = 'modules/serve/allocation/actions/round.test.ts'
const instant = (day: number) => `2027-03-0${day}T10:00:00+08:00`

/** Who may do what with rounds. */
export function allocationRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const params = { roundId: ids.child! }
  const step = (body: unknown = {}): Row => ({ may: '', params, body, see: SEE })
  const own = (body?: unknown): Row => ({ may: 'signedIn', params, answers: 404, ...(body ? { body } : {}) })
  const round = '/palaces/{palaceId}/rounds/{roundId}'
  return {
    'GET /rounds': { may: 'everyone' },
    'GET /palaces/{palaceId}/rounds': { may: 'desk teacher programmer hallManager director officer' },
    [`GET ${round}/notice`]: {
      may: 'desk teacher programmer hallManager director officer',
      params,
      answers: 404,
    },
    'GET /palaces/{palaceId}/round-candidates': {
      may: 'desk teacher programmer hallManager director officer',
    },
    [`GET ${round}`]: { may: 'everyone', params, answers: 404 },
    [`GET ${round}/results`]: { may: 'everyone', params, answers: 404 },
    [`GET ${round}/me`]: own(),
    [`PUT ${round}/me`]: { may: '', params, body: { choices: [1], personIds: [ids.child] }, see: SEE },
    [`POST ${round}/me/withdraw`]: { may: 'signedIn', params },
    [`POST ${round}/me/invitation`]: own(),
    [`POST ${round}/me/join`]: {
      may: '',
      params,
      body: { code: 'AAAAAAAA', personIds: [ids.child] },
      see: SEE,
    },
    [`POST ${round}/me/leave`]: { may: 'signedIn', params },
    [`POST ${round}/me/confirm`]: own({ course: 1 }),
    [`POST ${round}/me/decline`]: own({ course: 1 }),
    [`POST ${round}/secrets`]: {
      may: 'everyone',
      params,
      body: { name: '公证处', secret: 'ab'.repeat(16) },
      answers: 404,
    },
    'GET /palaces/{palaceId}/sessions/{sessionId}/opening': { may: 'everyone', answers: 200 },
    'POST /palaces/{palaceId}/sessions/{sessionId}/window': {
      may: 'programmer hallManager director',
      body: { until: '2026-01-01T10:00:00+08:00', mostTogether: 4 },
      answers: 409,
    },
    'POST /palaces/{palaceId}/sessions/{sessionId}/first-come': { may: 'programmer hallManager director' },
    'POST /palaces/{palaceId}/rounds': {
      may: 'programmer hallManager director',
      answers: 404,
      body: {
        title: '冬季夜校',
        applyFrom: instant(1),
        applyUntil: instant(2),
        drawAt: instant(3),
        confirmUntil: instant(4),
        openAt: instant(5),
        mostChoices: 3,
        mostTogether: 4,
        reserves: [],
        precedence: [0],
        firstTime: 1,
        perLostRound: 1,
        mostTickets: 3,
        courses: [{ palaceId: ids.palaceId, sessionId: ids.child, seats: 1, reserved: [] }],
      },
    },
    [`POST ${round}/announce`]: step(),
    [`POST ${round}/contributions`]: step({ name: '公证处', commitment: 'ab'.repeat(32) }),
    [`POST ${round}/seal`]: step({ beacon: null }),
    [`POST ${round}/draw`]: step({ signature: null }),
    [`POST ${round}/publish`]: step(),
    [`POST ${round}/annul`]: step({ reason: '名单漏了一页' }),
  }
}
