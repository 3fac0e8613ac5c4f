import { expect, test } from 'vitest'
import { whoActs } from './who-acts.ts'

test('the owner and the nearest federation above act; where nobody is there, whoever comes next above', () => {
  const path = [{ scope: '42' }, { scope: '4201' }, { scope: '420102' }]
  const acts = (holders: Record<string, string[]>) => whoActs(path, new Map(Object.entries(holders)))
  expect(acts({ '420102': ['county'], '4201': ['city'], '42': ['province'] })).toEqual(['county', 'city'])
  expect(acts({ '420102': ['county'], '42': ['province'] })).toEqual(['county', 'province'])
  expect(acts({ '4201': ['city'], '42': ['province'] })).toEqual(['city'])
  expect(acts({ '420102': ['both'], '4201': ['both'] })).toEqual(['both'])
  expect(acts({})).toEqual([])
})
