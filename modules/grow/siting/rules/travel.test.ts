import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenTriangles, travelMatrix, type Measured } from './matrix.ts'
import { estimatedMinutes, straightKm } from './travel.ts'

const wuhan = { code: 'w', lng: 114.3, lat: 30.6 }
const yichang = { code: 'y', lng: 111.3, lat: 30.7 }
const speed = { detour: 1.4, speed: 30 }

describe('travel', () => {
  test('one degree of latitude is 111.2 km, and Wuhan to Yichang 287 km', () => {
    expect(straightKm({ lng: 0, lat: 0 }, { lng: 0, lat: 1 })).toBeCloseTo(111.195, 2)
    expect(straightKm(wuhan, yichang)).toBeCloseTo(287.2, 0)
  })
  test('the way is longer by the factor, at the speed: 10 km straight take 28 minutes', () => {
    const ten = { lng: 0, lat: 10 / 111.19508 }
    expect(estimatedMinutes({ lng: 0, lat: 0 }, ten, speed)).toBe(28)
  })
  test('there and back take as long, and nobody travels to where he is', () => {
    const point = fc.record({
      lng: fc.double({ min: 108, max: 117, noNaN: true }),
      lat: fc.double({ min: 29, max: 34, noNaN: true }),
    })
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(estimatedMinutes(a, b, speed)).toBe(estimatedMinutes(b, a, speed))
        expect(estimatedMinutes(a, a, speed)).toBe(0)
      }),
    )
  })
})

describe('a matrix', () => {
  test('measured pairs win, the others are estimated and both are counted', () => {
    const { minutes, measured, estimated } = travelMatrix(
      [wuhan, yichang],
      [{ ...wuhan, code: 's' }],
      [
        { from: 'y', to: 's', minutes: 200 },
        { from: 'nobody', to: 's', minutes: 1 },
      ],
      speed,
    )
    expect([...minutes]).toEqual([0, 200])
    expect([measured, estimated]).toEqual([1, 1])
  })
  test('a badly broken triangle is found and named, the worst first', () => {
    const good: Measured[] = [
      { from: 'a', to: 's', minutes: 10 },
      { from: 'b', to: 's', minutes: 10 },
      { from: 'b', to: 'r', minutes: 10 },
      { from: 'a', to: 'r', minutes: 30 },
    ]
    expect(brokenTriangles(good, 1.5, 5)).toEqual([])
    const bad = good.map((pair) => (pair.from === 'a' && pair.to === 'r' ? { ...pair, minutes: 300 } : pair))
    expect(brokenTriangles(bad, 1.5, 5)).toEqual([
      { from: 'a', to: 'r', via: 'b', through: 's', minutes: 300, detour: 30 },
    ])
  })
  test('a matrix of straight distances breaks no triangle', () => {
    const point = fc.record({ lng: fc.integer({ min: 0, max: 50 }), lat: fc.integer({ min: 0, max: 50 }) })
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 6 }),
        fc.array(point, { minLength: 1, maxLength: 6 }),
        (from, to) => {
          const known = from.flatMap((a, i) =>
            to.map((b, j) => ({
              from: `p${i}`,
              to: `s${j}`,
              minutes: Math.hypot(a.lng - b.lng, a.lat - b.lat),
            })),
          )
          expect(brokenTriangles(known, 1.001, 5)).toEqual([])
        },
      ),
    )
  })
})
