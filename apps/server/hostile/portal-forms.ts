import type { World } from './world.ts'

/**
 * A form of the portal. `fields`: filled in so that the worker, whose things it is about, succeeds, and then by others. `own`: it acts on
 * whoever sends it and names nobody else. `ends`: the same, and it ends the session. `see`: where it is tried instead.
 */
export type FormRow =
  | { fields: Record<string, string>; params?: Record<string, string> }
  | { own: true }
  | { ends: true }
  | { see: string }

const own = { own: true } as const
const SIGN_IN = { see: 'modules/base/identity/actions/sign-in/sign-in.test.ts' }
const SECOND_FACTOR = { see: 'modules/base/identity/actions/second-factor/second-factor.test.ts' }
const PASSKEYS = { see: 'modules/base/identity/actions/sign-in/passkeys.test.ts' }
const WAITLIST = { see: 'modules/serve/enrolment/actions/waitlist.test.ts' }
const WAITS = { see: 'modules/serve/booking/actions/waits.test.ts' }
const SERIES = { see: 'modules/serve/booking/actions/series.test.ts' }
const SEASON = { see: 'modules/serve/seasons/routes/routes.test.tsx' }
const ROUND = { see: 'modules/serve/allocation/actions/round.test.ts' }

const id = '{[0-9a-f-]{36}}'
const ticket = `POST /my/tickets/:palaceId${id}/:ticketId${id}`
const claim = `${ticket}/:act{cancel|decline|rate|appeal}/:enrolmentId${id}`
const series = `POST /my/series/:palaceId${id}/:seriesId${id}`
const season = `POST /seasons/:palaceId${id}/:seasonId${id}`
const round = `POST /rounds/:palaceId${id}/:roundId${id}`

/** What the worker has besides what the world gives: a booking, a place in a line, and a session to put the child into. */
export type Things = { bookingId: string; waitId: string; openSession: string }

/** A row for every form, several for one that can do several things. */
export const portalForms = (ids: World['ids'], things: Things): [string, FormRow][] => [
  ...['', '/code', '/name', '/staff', '/password'].map(
    (step) => [`POST /sign-in${step}`, SIGN_IN] as [string, FormRow],
  ),
  ['POST /sign-in/second-factor', SECOND_FACTOR],
  ['POST /sign-in/second-factor/set-up', SECOND_FACTOR],
  ['POST /setup', SIGN_IN],
  ['POST /sign-out', { ends: true }],
  ['POST /my/security/accounts', own],
  ['POST /my/security/accounts/remove', own],
  ['POST /my/security/password', { ends: true }],
  ['POST /my/security/totp', own],
  ['POST /my/security/recovery-codes', own],
  ['POST /my/security/totp/off', own],
  ['POST /my/security/passkeys', PASSKEYS],
  ['POST /my/data', own],
  ['POST /my/data/consents', own],
  ['POST /my/data/sessions', { ends: true }],
  ['POST /my/data/forget', { ends: true }],
  ['POST /my/family', own],
  [
    'POST /my/family/:personId',
    { params: { personId: ids.child! }, fields: { name: '小小宝', birthYear: '2015', agreed: '1' } },
  ],
  ['POST /my/family/:personId/own', { see: 'modules/base/identity/actions/hand-over-child.test.ts' }],
  ['POST /my/inbox/read', own],
  ['POST /my/inbox/preferences', own],
  ['POST /unsubscribe', own],
  ['POST /my/calendar', own],
  [
    `POST /palaces/:slug/sessions/:sessionId${id}/enrol`,
    { params: { sessionId: things.openSession }, fields: { personIds: ids.child! } },
  ],
  [claim, { params: { act: 'cancel' }, fields: {} }],
  [claim, { params: { act: 'rate', enrolmentId: ids.past! }, fields: { stars: '2', comment: '太吵' } }],
  [claim, { params: { act: 'appeal', enrolmentId: ids.missedClaim! }, fields: { reason: '公交坏了' } }],
  [claim, WAITLIST],
  [`${ticket}/accept/:enrolmentId${id}`, WAITLIST],
  [`POST /palaces/:slug/book/:spaceId${id}`, own],
  [`POST /palaces/:slug/wait/:spaceId${id}`, own],
  [`POST /my/waits/:palaceId${id}/:waitId${id}/accept`, WAITS],
  [`POST /my/waits/:palaceId${id}/:waitId${id}/leave`, { params: { waitId: things.waitId }, fields: {} }],
  [
    `POST /my/bookings/:palaceId${id}/:bookingId${id}/appeal`,
    { see: 'modules/serve/booking/actions/desk.test.ts' },
  ],
  [
    `POST /my/bookings/:palaceId${id}/:bookingId${id}/cancel`,
    { params: { bookingId: things.bookingId }, fields: {} },
  ],
  ['POST /palaces/:slug/book/series', SERIES],
  ...['cancel', 'readd', 'change'].map((act) => [`${series}/${act}`, SERIES] as [string, FormRow]),
  ...[
    'join',
    'mine/invitation',
    'mine/left',
    'apply',
    'mine/withdrawn',
    'mine/confirmed',
    'mine/declined',
  ].map((act) => [`${round}/${act}`, ROUND] as [string, FormRow]),
  [`${season}/ask`, SEASON],
  [`${season}/mine/withdraw`, SEASON],
]
