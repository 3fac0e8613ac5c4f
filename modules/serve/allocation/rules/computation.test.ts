import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFiles, type DrawFiles, readProof, utf8, type Verdict, verifyDraw } from '#kit/draw/index.ts'
import { computation, drawRound } from './computation.ts'
import { drawComputation } from './in-a-thread.ts'
import { listFile, readRules, rulesFile } from './files.ts'

// A round of 300 parties, families among them, in which one contributor revealed nothing. Its results were computed in another
// language too (docs/algorithms/draw-verify.py).
const folder = join(import.meta.dirname, '../../../../docs/algorithms/draw-example')
const files = Object.fromEntries(
  drawFiles.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
) as DrawFiles
const SEAL = '8b8d7b11b126925c14c003302f56c7e6bf5907d9859dcb96605fe8b6200a4fc8'
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function ended<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const verdictOf = (over: Partial<DrawFiles> = {}): Verdict =>
  ended(verifyDraw({ ...files, ...over }, computation, SEAL))

describe('the published example', () => {
  test('matches, with the seal that was noted', () => {
    const { finding, proof } = verdictOf()
    expect(finding).toBeNull()
    expect(proof!.missing).toEqual(['A citizen'])
  })

  test('does not match when any byte of any file differs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...drawFiles),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, at, flip) => {
          const file = files[name].slice()
          file[at % file.length]! ^= flip
          expect(verdictOf({ [name]: file }).finding).not.toBeNull()
        },
      ),
      { numRuns: 60 },
    )
  })

  test('does not match when a party is given a place that it did not win', () => {
    const lost = text(files['results.csv'])
      .split('\n')
      .findIndex((line) => /^\w+,\d+,,,,/.test(line))
    const lines = text(files['results.csv']).split('\n')
    lines[lost] = lines[lost]!.replace(/,,,,.*/, ',1,1,0,')
    const { finding } = verdictOf({ 'results.csv': utf8(lines.join('\n')) })
    expect(finding).toMatchObject({ code: 'results-differ', about: `line ${lost + 1}` })
  })
})

test('is the same as a computation of a thread, which tells how far it is', () => {
  const seed = Uint8Array.fromHex(readProof(files['proof.json']).seed)
  const told: unknown[] = []
  const sealed = { round: 'example', rows: 300, seed, list: files['list.csv'], rules: files['rules.json'] }
  const control = { progress: (_: number, note?: unknown) => void told.push(note), shouldStop: () => false }
  expect(drawComputation.run(sealed, control)).toEqual(files['results.csv'])
  expect(told).toEqual(expect.arrayContaining(['tickets', 'matching', 'results']))
})

test('a draw is the same whatever the order in which people applied', () => {
  const rows = text(files['list.csv'])
    .split('\n')
    .slice(1, -1)
    .map((line) => {
      const [party, size, tickets, reserves, choices] = line.split(',')
      const numbers = (cell: string) => cell.split(' ').filter(Boolean).map(Number)
      return {
        party: party!,
        size: Number(size),
        tickets: Number(tickets),
        reserves: numbers(reserves!),
        choices: numbers(choices!),
      }
    })
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(listFile(shuffled)).toEqual(files['list.csv'])
    }),
    { numRuns: 10 },
  )
})

test('another round, or another seed, gives other results; the rules of another round are refused', () => {
  const seed = Uint8Array.fromHex(readProof(files['proof.json']).seed)
  const rules = readRules(files['rules.json'])
  const drawn = (round: string, seed: Uint8Array) =>
    text(
      ended(
        drawRound({ round, rows: 300, seed, list: files['list.csv'], rules: rulesFile({ ...rules, round }) }),
      ).file,
    )
  const published = text(files['results.csv'])
  expect(drawn('example', seed)).toBe(published)
  expect(drawn('autumn', seed)).not.toBe(published)
  expect(
    drawn(
      'example',
      seed.map((byte) => byte ^ 1),
    ),
  ).not.toBe(published)
  const foreign = { round: 'autumn', rows: 300, seed, list: files['list.csv'], rules: files['rules.json'] }
  expect(() => ended(drawRound(foreign))).toThrow('rules-of-another-round')
})
