import type { World } from './world.ts'

/** Complete requests, as those who may would send them. */
export const timeOf = { start: '2026-12-29T19:00:00+08:00', end: '2026-12-29T20:30:00+08:00' }
export const period = { from: '2026-11-01', to: '2026-12-31' }
export const source = { sourceTitle: '管理办法', verified: 'no', effectiveFrom: '2027-01-01' }
export const programmeText = {
  form: 'activity',
  kind: 'cultureSports',
  title: '夜读',
  summary: '一起读书',
  priceClass: 'free',
}
export const palaceText = {
  divisionCode: '420102',
  name: '新宫',
  level: 'county',
  operationMode: 'own',
  constructionMode: 'standalone',
  address: '一路 1 号',
  lng: 114.3,
  lat: 30.6,
  phone: '027-5550-0000',
}

export const act = ({ tonight, tonightClaim, child }: World['ids']) => ({
  id: child,
  seq: 1,
  at: '2026-11-22T17:59:00+08:00',
  kind: 'checkIn',
  sessionId: tonight,
  meetingNo: 1,
  enrolmentId: tonightClaim,
  method: 'scan',
})

/** Import by file, step by step, in and out of one's part of the tree. */
export const ROLL = 'modules/base/membership/actions/import-roll.test.ts'
