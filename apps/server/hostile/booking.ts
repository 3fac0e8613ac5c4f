import type { Row } from './permissions.ts'
import type { World } from './world.ts'

const desk = 'desk teacher programmer hallManager director'
const LEND = 'modules/serve/booking/actions/lend.test.ts'
const keepers = 'programmer hallManager director'
const DESK = 'modules/serve/booking/actions/desk.test.ts'
const WAITS = 'modules/serve/booking/actions/waits.test.ts'

/** Who may do what around the spaces of a palace. */
export function bookingRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const params = { bookingId: ids.child! }
  const times = { start: '2027-03-02T10:00:00+08:00', end: '2027-03-02T11:00:00+08:00' }
  const step = (body: unknown = {}): Row => ({ may: '', params, body, see: DESK })
  const path = 'POST /palaces/{palaceId}/bookings/{bookingId}'
  return {
    'GET /divisions/{divisionCode}/benefit': { may: 'everyone', params: { divisionCode: '4201' } },
    'GET /palaces/{palaceId}/benefit': { may: 'everyone' },
    'GET /palaces/{palaceId}/heat-map': { may: 'programmer hallManager director officer auditor' },
    'GET /palaces/{palaceId}/booking-rules': { may: desk },
    'GET /palaces/{palaceId}/bookings': { may: desk },
    'GET /palaces/{palaceId}/space-calendar': { may: desk, query: { from: '2026-11-24' } },
    'POST /palaces/{palaceId}/desk-bookings': {
      may: desk,
      body: { spaceId: ids.spaceId, guestName: '李大明', ...times },
    },
    'GET /palaces/{palaceId}/spaces/{spaceId}/calendar-address': { may: desk },
    'POST /palaces/{palaceId}/bulk-bookings': {
      may: desk,
      body: { mode: 'try', rows: [{ kind: 'booking', spaceId: ids.spaceId, guestName: '李大明', ...times }] },
    },
    'POST /palaces/{palaceId}/entry-checks': { may: desk, body: { code: '00000000' } },
    [`${path}/entry-code`]: step(),
    [`${path}/loans/{resourceId}/return`]: {
      may: '',
      params: { ...params, resourceId: ids.child! },
      body: { lost: 0 },
      see: LEND,
    },
    'DELETE /palaces/{palaceId}/resources/{resourceId}': {
      may: 'hallManager director',
      params: { resourceId: ids.child! },
    },
    'GET /palaces/{palaceId}/resources': { may: 'everyone' },
    'POST /palaces/{palaceId}/resources': {
      may: 'hallManager director',
      body: { name: '投影仪', count: 2 },
      see: LEND,
    },
    'PUT /palaces/{palaceId}/bookings/{bookingId}/loans': {
      may: '',
      params,
      body: { resources: [] },
      see: LEND,
    },
    'PUT /palaces/{palaceId}/resources/{resourceId}': {
      may: '',
      params: { resourceId: ids.child! },
      body: { name: '投影仪', count: 2, version: 1 },
      see: LEND,
    },
    'POST /palaces/{palaceId}/space-uses': {
      may: keepers,
      body: { kind: 'maintenance', spaceIds: [ids.spaceId], title: '检修', ...times },
    },
    'PUT /palaces/{palaceId}/spaces/{spaceId}/booking-rule': {
      may: '',
      body: { rule: null, version: null },
      see: DESK,
    },
    'POST /palaces/{palaceId}/waits': {
      may: 'signedIn',
      body: { spaceId: ids.spaceId, ...times },
      answers: 409,
    },
    'POST /palaces/{palaceId}/waits/{waitId}/accept': { may: '', params: { waitId: ids.child! }, see: WAITS },
    'POST /palaces/{palaceId}/waits/{waitId}/leave': { may: '', params: { waitId: ids.child! }, see: WAITS },
    ...seriesRows(ids),
    [`${path}/appeal`]: step({ reason: '堵车了' }),
    [`${path}/appeal/decision`]: step({ upheld: true, answer: '情况属实' }),
    [`${path}/approve`]: step(),
    [`${path}/cancel`]: {
      may: '',
      params,
      see: 'modules/serve/booking/actions/book-space.test.ts',
    },
    [`${path}/call-off`]: step({ reason: '设备坏了' }),
    [`${path}/check-in`]: step(),
    [`${path}/move`]: step({ spaceId: ids.spaceId, version: 1, ...times }),
    [`${path}/refuse`]: step({ reason: '设备坏了' }),
    [`${path}/undo-check-in`]: step(),
  }
}

const SERIES_SPANS = { startTime: '10:00', minutes: 60, rule: 'FREQ=WEEKLY;BYDAY=WE' }
/** Wednesdays of December on which a room is mended. */
export const mending = (spaceId: string, title: string) => ({
  ...SERIES_SPANS,
  kind: 'maintenance',
  spaceId,
  title,
  firstDate: '2026-12-09',
  lastDate: '2026-12-23',
})

function seriesRows(ids: World['ids']): Record<string, Row> {
  const path = '/palaces/{palaceId}/series'
  const free = { ...mending(ids.classroom!, '检修'), startTime: '14:00' }
  return {
    [`GET ${path}/{seriesId}`]: { may: desk },
    [`POST ${path}`]: { may: keepers, body: free },
    [`POST ${path}/plan`]: { may: keepers, body: free },
    [`POST ${path}/{seriesId}/cancel`]: { may: keepers, body: { reach: 'following', no: 2 } },
    [`POST ${path}/{seriesId}/dates`]: { may: keepers, body: { date: '2026-12-30' } },
    [`PUT ${path}/{seriesId}`]: { may: keepers, body: { reach: 'this', no: 1, title: '刷墙' } },
  }
}
