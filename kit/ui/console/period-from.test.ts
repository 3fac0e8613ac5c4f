import { expect, test } from 'vitest'
import { periodFrom } from './period-from.ts'

const today = Temporal.PlainDate.from('2026-11-22')
test.each([
  ['', { from: '2026-10-24', to: '2026-11-22' }],
  ['from=2026-11-01', { from: '2026-11-01', to: '2026-11-22' }],
  ['from=2026-11-20&to=2026-11-10', { from: '2026-11-10', to: '2026-11-20' }],
  ['from=yesterday', { from: '2026-10-24', to: '2026-11-22' }],
])('the period of "%s"', (query, period) =>
  expect(periodFrom(new URLSearchParams(query), today)).toEqual(period),
)
