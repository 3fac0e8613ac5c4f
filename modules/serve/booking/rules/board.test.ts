import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains } from '#kit/interval/index.ts'
import { freeStretches } from './board.ts'

const noon = Temporal.Instant.from('2026-11-23T12:00+08:00')
const at = (minute: number) => noon.add({ minutes: minute })
const span = fc
  .tuple(fc.integer({ min: -120, max: 400 }), fc.integer({ min: 1, max: 240 }))
  .map(([start, length]) => ({ start: at(start), end: at(start + length) }))

test('a minute is free when the house is open and nothing holds the space, in stretches of half an hour or more', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 3 }), (held, openings) => {
      const whole = { start: noon, end: at(300) }
      const found = freeStretches(openings, held, whole)
      const free = Array.from({ length: 300 }, (_, minute) => {
        const now = at(minute)
        return openings.some((one) => contains(one, now)) && !held.some((one) => contains(one, now))
      })
      const shown = Array.from({ length: 300 }, (_, minute) => found.some((one) => contains(one, at(minute))))
      const wanted = [...free]
      for (let from = 0; from < 300; from++) {
        let to = from
        while (to < 300 && free[to]) to++
        if (to - from < 30) wanted.fill(false, from, to)
        from = to
      }
      expect(shown).toEqual(wanted)
    }),
    { numRuns: 500 },
  )
})
