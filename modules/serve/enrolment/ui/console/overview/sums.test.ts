import { expect, test } from 'vitest'
import type { Figures } from '../../../contract.ts'
import { summed } from './sums.ts'

const figures = (part: Partial<Figures>): Figures => ({
  sessions: 1,
  places: 30,
  enrolled: 0,
  confirmed: 0,
  attended: 0,
  noShows: 0,
  waitlisted: 0,
  cancelled: 0,
  walkIns: 0,
  checkIns: 0,
  scans: 0,
  ratings: 0,
  stars: null,
  satisfied: 0,
  ...part,
})

test('numbers add up, stars weigh by who rated', () => {
  const sum = summed([
    figures({ attended: 20, ratings: 1, stars: 2 }),
    figures({ attended: 5, ratings: 3, stars: 5 }),
    figures({}),
  ])
  expect(sum).toMatchObject({ sessions: 3, places: 90, attended: 25, ratings: 4, stars: 4.3 })
  expect(summed([]).stars).toBeNull()
})
