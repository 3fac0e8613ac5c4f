import { expect, test } from 'vitest'
import { inScope, readScope } from './scope.tsx'

test.each([
  ['palace=p1', { palaceId: 'p1' }],
  ['division=42', { divisionCode: '42' }],
  ['division=420102', { divisionCode: '420102' }],
  ['palace=p1&division=4201', { palaceId: 'p1' }],
  ['division=421', null],
  ['division=4x', null],
  ['', null],
])('?%s looks at %j', (query, choice) => {
  expect(readScope(new URLSearchParams(query))).toEqual(choice)
})

test('a link keeps the chosen place and its own query', () => {
  expect(inScope('/sessions?kind=a#top', { palaceId: 'p1' })).toBe('/sessions?kind=a&palace=p1#top')
  expect(inScope('/sessions?palace=p1', { divisionCode: '4201' })).toBe('/sessions?division=4201')
  expect(inScope('/sessions?palace=p1&page=2', null)).toBe('/sessions?page=2')
})

test('what a link carries is what the next screen reads', () => {
  for (const choice of [{ palaceId: 'p 1&' }, { divisionCode: '4201' }, null])
    expect(readScope(new URL(inScope('/x', choice), 'http://here').searchParams)).toEqual(choice)
})
