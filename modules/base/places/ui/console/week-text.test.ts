import { expect, test } from 'vitest'
import { Stretch } from '../../contract.ts'
import { dayText, readDay } from './week-text.ts'

test.each([
  ['', []],
  ['08:30-21:30', ['08:30-21:30']],
  ['8:30—12:00，14:00～24:00', ['08:30-12:00', '14:00-24:00']],
  ['8：30至12：00、14:00–17:00', ['08:30-12:00', '14:00-17:00']],
])('%s is understood, and written back plainly', (text, parts) => {
  const read = readDay(text, 2, true)!
  expect(read.every((stretch) => Stretch.safeParse(stretch).success)).toBe(true)
  expect(dayText(read, 2, true)).toBe(parts.join(', '))
  expect(dayText(read, 3, true)).toBe('')
  expect(dayText(read, 2, false)).toBe('')
})

test.each(['早上九点', '09:00', '12:00-09:00', '09:00-25:00', '09:60-10:00', '09:00-24:01', '24:00-24:00'])(
  '%s is not',
  (text) => {
    expect(readDay(text, 2, false)).toBeNull()
  },
)
