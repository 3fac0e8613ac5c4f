import { serveRows } from './serve.ts'
import { act, palaceText, period, programmeText, source, timeOf } from './requests.ts'
import { sitingRows } from './siting.ts'
import { assessmentRows } from './assessment.ts'
import { accountRows } from './accounts.ts'
import { projectRows } from './projects.ts'
import { coverageRows } from './coverage.ts'
import { elsewhere } from './elsewhere.ts'
import { importRows } from './import-rows.ts'
import { closure, type World } from './world.ts'

/**
 * Who may do what: one row per operation of the API, compared with the OpenAPI document. The words:
 * `everyone` visitors too · `signedIn` whoever is signed in, about their own things · `worker` whose ticket, child or
 * message it is · a role of a palace: at that palace · `officer`, `auditor`: over the palace (county, city, province) ·
 * with a star: the role anywhere, but the answer never shows this palace to those who are elsewhere ·
 * `elsewhere` not tried here at all: the row names the test.
 */
export type Row = {
  may: string
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** What of the palace a starred row must not show elsewhere; its id unless said otherwise. */
  shows?: string
  /** The test that tries what needs a file or a state of its own; here only strangers are sent away. */
  see?: string
  /** The status that those who may get, when it is not a success: the request is right but for a secret or a state. */
  answers?: number
}

const door = 'desk teacher programmer hallManager director'
const house = 'hallManager director officer systemAdministrator'
const editors = 'programmer hallManager director'

export function permissions({ ids, people }: World): Record<string, Row> {
  const draft = { programmeId: ids.draftId! }
  const programme = programmeText
  return {
    ...elsewhere,
    ...accountRows({ ids }),
    ...serveRows({ ids }),
    ...importRows({ ids }),
    ...projectRows({ ids }),
    ...assessmentRows({ ids }),
    ...coverageRows({ ids }),
    ...sitingRows({ ids }),
    'DELETE /me': { may: 'signedIn' },
    'DELETE /me/calendar': { may: 'signedIn' },
    'DELETE /me/consents/{purpose}': { may: 'signedIn', params: { purpose: 'messages' }, answers: 404 },
    'DELETE /me/family/{personId}': { may: 'worker', params: { personId: ids.child! } },
    'DELETE /me/sessions': { may: 'signedIn' },
    'DELETE /me/sessions/{sessionId}': { may: 'signedIn', answers: 404 },
    'DELETE /palaces/{palaceId}/bases/{baseId}': { may: house },
    'DELETE /palaces/{palaceId}/closures/{closureId}': { may: house },
    'DELETE /palaces/{palaceId}/spaces/{spaceId}': { may: house },
    'DELETE /roles/{roleId}': { may: 'securityAdministrator officer director' },
    'DELETE /session': { may: 'everyone' },
    'GET /deliveries': { may: 'systemAdministrator* director*' },
    'GET /divisions': { may: 'everyone' },
    'GET /divisions/{code}': { may: 'everyone', params: { code: '420102' } },
    'GET /divisions/{divisionCode}/ahead': { may: 'everyone', params: { divisionCode: '4201' } },
    'GET /divisions/{divisionCode}/attendance-figures': {
      may: 'officer auditor',
      params: { divisionCode: '420102' },
      query: period,
    },
    'GET /free-spaces': { may: 'everyone' },
    'GET /jobs': { may: 'systemAdministrator' },
    'GET /journal': { may: 'auditor* officer* director*' },
    'GET /journal/heads': { may: 'auditor*' },
    'GET /journal/seals': { may: 'auditor*' },
    'GET /kinds': { may: 'everyone' },
    'GET /me': { may: 'signedIn' },
    'GET /me/bookings': { may: 'signedIn' },
    'GET /me/calendar': { may: 'signedIn' },
    'GET /me/consents': { may: 'signedIn' },
    'GET /me/copy': { may: 'signedIn' },
    'GET /me/data': { may: 'signedIn' },
    'GET /me/family': { may: 'signedIn' },
    'GET /me/family/{personId}/copy': { may: 'worker', params: { personId: ids.child! } },
    'GET /me/inbox': { may: 'signedIn' },
    'GET /me/inbox/preferences': { may: 'signedIn' },
    'GET /me/looks': { may: 'signedIn' },
    'GET /me/sessions': { may: 'signedIn' },
    'GET /me/suspension': { may: 'signedIn' },
    'GET /me/tickets': { may: 'signedIn' },
    'GET /me/tickets/{palaceId}/{ticketId}': { may: 'worker' },
    'GET /members/file': { may: 'officer', query: { division: '420102' } },
    'GET /me/waits': { may: 'signedIn' },
    'GET /palaces': { may: 'everyone' },
    'GET /palaces/{palaceId}': { may: 'everyone' },
    'GET /palaces/{palaceId}/appeals': { may: 'hallManager director' },
    'GET /palaces/{palaceId}/attendance-figures': { may: `${door} officer auditor`, query: period },
    'GET /palaces/{palaceId}/attendance-figures/sessions': { may: `${door} officer auditor`, query: period },
    'GET /palaces/{palaceId}/availability': { may: 'everyone', query: { from: '2026-12-01' } },
    'GET /palaces/{palaceId}/closures': { may: 'everyone' },
    'GET /palaces/{palaceId}/door': { may: door },
    'GET /palaces/{palaceId}/door/list': { may: door },
    'GET /palaces/{palaceId}/programmes': { may: `${door} officer auditor` },
    'GET /palaces/{palaceId}/programmes/{programmeId}': { may: `${door} officer auditor`, params: draft },
    'GET /palaces/{palaceId}/season/file': {
      may: `${door} officer auditor`,
      query: { first: '2026-12-01', last: '2026-12-31' },
    },
    'GET /palaces/{palaceId}/sessions/{sessionId}': { may: 'everyone' },
    'GET /palaces/{palaceId}/sessions/{sessionId}/figures': { may: `${door} officer auditor` },
    'GET /palaces/{palaceId}/sessions/{sessionId}/me': { may: 'signedIn' },
    'GET /palaces/{palaceId}/sessions/{sessionId}/offers': { may: `worker ${door}` },
    'GET /palaces/{palaceId}/sessions/{sessionId}/people': { may: door },
    'GET /palaces/{palaceId}/sessions/{sessionId}/places': { may: 'everyone' },
    'GET /palaces/{palaceId}/spaces': { may: 'everyone' },
    'GET /palaces/{palaceId}/timetable': {
      may: `${door} officer auditor`,
      query: { monday: '2026-11-30' },
    },
    'GET /places/names': { may: 'everyone' },
    'GET /register': {
      may: 'systemAdministrator* securityAdministrator* auditor* officer* director* programmer* hallManager* teacher* desk*',
    },
    'GET /roles': { may: 'securityAdministrator* systemAdministrator* auditor* officer* director*' },
    'GET /sessions': { may: 'everyone' },
    'GET /standards': { may: 'everyone' },
    'GET /unions': { may: 'officer', query: { division: '420102' } },
    'PATCH /me/data': { may: 'signedIn', body: { gigWorker: true } },
    'POST /deliveries/{messageId}/{channel}/retry': {
      may: 'systemAdministrator director',
      params: { channel: 'sms' },
      answers: 404,
    },
    'POST /exports': {
      may: `${door} officer auditor systemAdministrator securityAdministrator`,
      body: { list: '人员名单', rows: 3, format: 'xlsx', division: '420102', palace: ids.palaceId },
    },
    'POST /jobs/{queue}/{id}/retry': {
      may: 'systemAdministrator',
      params: { queue: 'notifications.deliver', id: ids.palaceId! },
    },
    'POST /journal/verifications': { may: 'auditor*' },
    'POST /me/calendar': { may: 'signedIn' },
    'POST /me/family': { may: 'signedIn', body: { name: '小贝', birthYear: 2017, agreed: true } },
    'POST /me/inbox/read': { may: 'signedIn' },
    'POST /me/inbox/{messageId}/read': { may: 'worker' },
    'POST /members/search': { may: 'officer', body: { division: '420102' } },
    'POST /palaces': {
      may: 'officer systemAdministrator',
      body: { slug: 'new-house', text: palaceText },
    },
    'POST /palaces/{palaceId}/appeals/{appealId}/decision': {
      may: 'hallManager director',
      body: { upheld: true, answer: '谅解' },
    },
    'POST /palaces/{palaceId}/bases': { may: house, body: { kind: 'legalAid', name: '法律援助' } },
    'POST /palaces/{palaceId}/bookings': {
      may: 'signedIn',
      body: { spaceId: ids.classroom, ...timeOf },
      answers: 409,
    },
    'POST /palaces/{palaceId}/check-ins': {
      may: door,
      body: { method: 'name', enrolmentIds: [ids.tonightClaim] },
    },
    'POST /palaces/{palaceId}/closures': { may: house, body: { ...closure, spaceId: ids.spaceId } },
    'POST /palaces/{palaceId}/closures/preview': { may: house, body: { ...closure, spaceId: ids.spaceId } },
    'POST /palaces/{palaceId}/copy-season': {
      may: editors,
      body: { from: { first: '2026-11-30', last: '2026-12-06' }, toFirst: '2027-03-01', dryRun: true },
    },
    'POST /palaces/{palaceId}/door/acts': {
      may: door,
      body: { deviceId: ids.child, acts: [act(ids)] },
    },
    'POST /palaces/{palaceId}/door/search': { may: door, body: { name: '保密' } },
    'POST /palaces/{palaceId}/enrolments/{enrolmentId}/accept': { may: 'worker' },
    'POST /palaces/{palaceId}/enrolments/{enrolmentId}/appeal': {
      may: 'worker',
      params: { enrolmentId: ids.missedClaim! },
      body: { reason: '加班' },
    },
    'POST /palaces/{palaceId}/enrolments/{enrolmentId}/cancel': { may: `worker ${door}` },
    'POST /palaces/{palaceId}/enrolments/{enrolmentId}/decline': { may: 'worker', answers: 409 },
    'POST /palaces/{palaceId}/enrolments/{enrolmentId}/rating': {
      may: 'worker',
      params: { enrolmentId: ids.past! },
      body: { stars: 4 },
    },
    'POST /palaces/{palaceId}/enrolments/{enrolmentId}/undo-check-in': { may: door, answers: 409 },
    'POST /palaces/{palaceId}/programmes': { may: editors, body: programme },
    'POST /palaces/{palaceId}/programmes/{programmeId}/cancel': {
      may: `${editors} officer`,
      body: { reason: '老师生病' },
    },
    'POST /palaces/{palaceId}/programmes/{programmeId}/publish': {
      may: 'director officer',
      params: draft,
    },
    'POST /palaces/{palaceId}/programmes/{programmeId}/schedule-preview': {
      may: editors,
      body: { spaceId: ids.classroom, when: timeOf, capacity: 20 },
    },
    'POST /palaces/{palaceId}/programmes/{programmeId}/send-back': {
      may: 'director officer',
      params: draft,
      body: { reason: '再改' },
      answers: 409,
    },
    'POST /palaces/{palaceId}/programmes/{programmeId}/sessions': {
      may: editors,
      body: { spaceId: ids.classroom, when: timeOf, capacity: 20 },
    },
    'POST /palaces/{palaceId}/programmes/{programmeId}/submit': { may: editors, params: draft },
    'POST /palaces/{palaceId}/sessions/{sessionId}/cancel': { may: editors, body: { reason: '停电' } },
    'POST /palaces/{palaceId}/sessions/{sessionId}/capacity': {
      may: editors,
      body: { capacity: 35, waitlistCapacity: 10 },
    },
    'POST /palaces/{palaceId}/sessions/{sessionId}/enrolments': {
      may: 'worker',
      body: { personIds: [ids.child] },
    },
    'POST /palaces/{palaceId}/sessions/{sessionId}/messages': {
      may: 'teacher programmer hallManager director',
      body: { text: '请带水杯', key: '0b9c7a52-7f3e-4a39-9a54-0c1f1d1a7b11' },
    },
    'POST /palaces/{palaceId}/sessions/{sessionId}/move': {
      may: editors,
      body: { ...timeOf, spaceId: ids.classroom },
    },
    'POST /palaces/{palaceId}/sessions/{sessionId}/walk-ins': {
      may: door,
      params: { sessionId: ids.tonight! },
      body: { name: '路过', key: '0b9c7a52-7f3e-4a39-9a54-0c1f1d1a7b12' },
    },
    'POST /palaces/{palaceId}/spaces': { may: house, body: { name: '小间', kind: 'meeting' } },
    'POST /palaces/{palaceId}/standards': {
      may: 'director officer systemAdministrator',
      body: { key: 'booking.graceMinutes', value: 20, ...source },
    },
    'POST /people/search': {
      may: 'officer* director* hallManager* desk* securityAdministrator*',
      body: { digits: '15499999999' },
    },
    'POST /people/{personId}/name': {
      may: 'officer director hallManager desk',
      params: { personId: people.worker! },
      body: { reason: 'contact' },
    },
    'POST /roles': {
      may: 'securityAdministrator officer director',
      body: { personId: people.otherWorker, role: 'desk', palaceId: ids.palaceId },
    },
    'POST /session': { may: 'everyone', body: { username: 'nobody', password: 'not this' }, answers: 422 },
    'POST /sign-in': {
      may: 'everyone',
      body: { phone: '15400009999', code: '000000', agreed: true },
      answers: 422,
    },
    'POST /sign-in/codes': { may: 'everyone', body: { phone: '15400009999' } },
    'POST /staff': {
      may: 'systemAdministrator officer* director*',
      body: { name: '新人', username: 'newcomer', password: 'a long enough password' },
    },
    'POST /standards': {
      may: 'systemAdministrator officer',
      body: { key: 'booking.graceMinutes', value: 20, scope: '420102', ...source },
    },
    'PUT /divisions/{code}/coverage': {
      may: 'officer systemAdministrator',
      params: { code: '420102' },
      body: { palaceId: null, coverageRequired: true, reason: '自有' },
    },
    'PUT /me/consents/{purpose}': { may: 'signedIn', params: { purpose: 'messages' } },
    'PUT /me/family/{personId}': {
      may: 'worker',
      params: { personId: ids.child! },
      body: { name: '小宝', birthYear: 2016 },
    },
    'PUT /me/inbox/preferences': { may: 'signedIn', body: { email: true, sms: true } },
    'PUT /palaces/{palaceId}': {
      may: 'director officer systemAdministrator',
      body: { version: 1, text: palaceText },
    },
    'PUT /palaces/{palaceId}/bases/{baseId}': { may: house, body: { kind: 'bookroom', name: '书屋' } },
    'PUT /palaces/{palaceId}/hours': {
      may: house,
      body: { hours: [{ weekday: 1, opens: '09:00', closes: '21:00' }] },
    },
    'PUT /palaces/{palaceId}/photos': {
      may: house,
      body: { photos: [{ src: 'illustration:house', alt: '大门' }] },
    },
    'PUT /palaces/{palaceId}/programmes/{programmeId}': {
      may: editors,
      params: draft,
      body: { ...programme, version: 1 },
    },
    'PUT /palaces/{palaceId}/spaces/{spaceId}': { may: house, body: { name: '东厅', kind: 'hall' } },
  }
}
