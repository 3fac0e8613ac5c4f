import type { Row } from './permissions.ts'
import type { World } from './world.ts'

const OVERRIDES = 'modules/grow/assessment/actions/actions.test.ts'

export const venueText = {
  name: '老俱乐部',
  floorM2: 2_600,
  builtYear: 1978,
  factsOn: '2026-10-01',
  source: '现场查看',
}

/** Venues and what is decided about them; a federation above decides otherwise, which its own test tries. */
export function assessmentRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const readers = 'officer* auditor* director*'
  const text = { ...venueText, palaceId: ids.palaceId }
  return {
    'GET /venues': { may: readers, shows: ids.venueId! },
    'GET /venues/{venueId}': { may: 'officer auditor director' },
    'POST /venues': { may: 'officer', body: { ...venueText, name: '新馆', divisionCode: '420102' } },
    'POST /venues/none': {
      may: 'officer',
      body: { divisionCode: '420102', factsOn: '2026-10-01', source: '现场查看' },
      answers: 409,
    },
    'PUT /venues/{venueId}': { may: 'officer', body: { version: 1, text: { ...text, floorM2: 2_700 } } },
    'POST /venues/{venueId}/removal': { may: 'officer', body: { version: 1, reason: '登记有误' } },
    'POST /venues/{venueId}/assessment': { may: 'officer' },
    'POST /venues/assessments': { may: 'officer', body: { division: '420102' } },
    'POST /venues/{venueId}/override': {
      may: '',
      body: { decision: 'enough', reason: '另有安排，见会议纪要' },
      see: OVERRIDES,
    },
    'POST /venues/{venueId}/override/withdrawal': { may: '', body: { reason: '不再需要' }, see: OVERRIDES },
    'GET /venue-differences': { may: readers },
    'POST /venue-differences/acknowledgements': { may: 'officer*', body: { differences: [ids.child] } },
  }
}
