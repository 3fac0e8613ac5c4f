import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalFile, drawFiles, readProof, readSeal, sealFile, sha256Hex, utf8 } from './index.ts'
import { drawnAmong, entropy, plan, secrets, signature, verified } from './testing.ts'

const names = Array.from({ length: 40 }, (_, i) => `K${1000 + 37 * i}`)
const files = drawnAmong(names)
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const found = (over: Partial<typeof files>, noted?: string) => verified({ ...files, ...over }, noted).finding

describe('a draw as it was made', () => {
  test('matches', () => {
    const { finding, seal, proof } = verified(files)
    expect(finding).toBeNull()
    expect(seal).toBe(sha256Hex(files['seal.json']))
    expect(proof!.missing).toEqual([])
    expect(verified(files, seal).finding).toBeNull()
  })

  test('is the same whatever the order in which people came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(drawnAmong(shuffled)).toEqual(files)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a draw that was touched', () => {
  test('does not match when any byte of any file differs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...drawFiles),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, place, flip) => {
          const file = files[name].slice()
          file[place % file.length]! ^= flip
          expect(found({ [name]: file })).not.toBeNull()
        },
      ),
      { numRuns: 150 },
    )
  })

  test('does not match when a byte is added or taken away', () => {
    for (const name of drawFiles) {
      expect(found({ [name]: Uint8Array.of(...files[name], 10) }), name).not.toBeNull()
      expect(found({ [name]: files[name].subarray(0, -1) }), name).not.toBeNull()
      expect(found({ [name]: new Uint8Array() }), name).not.toBeNull()
    }
  })

  test('names the line of an edited result, also when its hash was edited with it', () => {
    const lines = text(files['results.csv']).split('\n')
    const swapped = [lines[0], lines[1], lines[2]!.replace(/,.*/, ',1'), ...lines.slice(3)].join('\n')
    const results = utf8(swapped)
    const proof = { ...readProof(files['proof.json']), results: { rows: 40, sha256: sha256Hex(results) } }
    const finding = { code: 'results-differ', about: 'line 3', expected: lines[2], found: 'K1037,1' }
    expect(found({ 'results.csv': results })).toEqual(finding)
    expect(found({ 'results.csv': results, 'proof.json': canonicalFile(proof) })).toEqual(finding)
  })

  test('tells a proof that has not the hash or the number of the results', () => {
    const proof = readProof(files['proof.json'])
    for (const results of [
      { ...proof.results, sha256: '0'.repeat(64) },
      { ...proof.results, rows: 41 },
    ])
      expect(found({ 'proof.json': canonicalFile({ ...proof, results }) })?.code).toBe('results-changed')
  })

  test('tells a swapped seed', () => {
    const proof = { ...readProof(files['proof.json']), seed: '0'.repeat(64) }
    expect(found({ 'proof.json': canonicalFile(proof) })?.code).toBe('seed-differs')
  })

  test('tells a list in another order, and one with another name', () => {
    const lines = text(files['list.csv']).trimEnd().split('\n')
    const [head, first, second, ...rest] = lines
    const reordered = utf8(`${[head, second, first, ...rest].join('\n')}\n`)
    expect(found({ 'list.csv': reordered })).toMatchObject({ code: 'file-unreadable', found: 'line 3' })
    const renamed = utf8(text(files['list.csv']).replace('K1037,', 'K1038,'))
    expect(found({ 'list.csv': renamed })?.code).toBe('list-changed')
    expect(found({ 'rules.json': utf8('{"more":1}\n') })?.code).toBe('rules-changed')
  })

  test('tells a whole draw made anew, to whoever noted the seal', () => {
    const anew = drawnAmong(names, { plan: { missing: 'stop' } })
    expect(verified(anew).finding).toBeNull()
    expect(verified(anew, sha256Hex(files['seal.json'])).finding?.code).toBe('seal-not-the-noted-one')
    expect(found({ 'seal.json': anew['seal.json'] })?.code).toBe('proof-of-another-seal')
  })

  test('tells a secret that is not behind its commitment, and a contributor left unnamed', () => {
    const proof = readProof(files['proof.json'])
    const wrong = { name: secrets[0]!.name, secret: '0'.repeat(32) }
    const altered = { ...proof, reveals: [wrong, secrets[1]!] }
    expect(found({ 'proof.json': canonicalFile(altered) })).toEqual({
      code: 'contribution-differs',
      about: secrets[0]!.name,
    })
    const without = drawnAmong(names, { entropy: { reveals: [secrets[1]!] } })
    expect(verified(without).finding).toBeNull()
    expect(readProof(without['proof.json']).missing).toEqual([secrets[0]!.name])
    const unnamed = canonicalFile({ ...readProof(without['proof.json']), missing: [] })
    expect(verified({ ...without, 'proof.json': unnamed }).finding?.code).toBe('missing-differ')
  })

  test('tells the signature of another round', () => {
    const altered = { ...readProof(files['proof.json']), beacon: { signature: `a${signature.slice(1)}` } }
    expect(found({ 'proof.json': canonicalFile(altered) })).toEqual({ code: 'beacon-differs', about: '1000' })
  })

  test('tells a plan that somebody could bend, even sealed', () => {
    const sealed = readSeal(files['seal.json'])
    const early = sealFile({ ...sealed, revealBy: 1692803367 + 3 * 999 })
    expect(found({ 'seal.json': early })).toEqual({ code: 'beacon-too-early', about: '1000' })
    const bendable = sealFile({ ...sealed, beacon: null })
    expect(found({ 'seal.json': bendable })?.code).toBe('beacon-missing')
    expect(found({ 'seal.json': sealFile({ ...sealed, beacon: null, contributions: [] }) })?.code).toBe(
      'no-entropy',
    )
  })

  test('refuses a file with more in it than it should have', () => {
    const more = canonicalFile({ ...readProof(files['proof.json']), zzz: 1 })
    expect(found({ 'proof.json': more })).toMatchObject({ code: 'file-unreadable', about: 'proof.json' })
    const spaced = utf8(text(files['seal.json']).replace(':', ': '))
    expect(found({ 'seal.json': spaced })).toMatchObject({ code: 'file-unreadable', about: 'seal.json' })
  })
})

test('whoever withholds a secret without a beacon stops the draw and is named', () => {
  const over = { plan: { beacon: null, missing: 'stop' as const } }
  expect(() => drawnAmong(names, { ...over, entropy: { beacon: null, reveals: secrets } })).not.toThrow()
  expect(() => drawnAmong(names, { ...over, entropy: { beacon: null, reveals: [secrets[1]!] } })).toThrow(
    'contribution-missing: 省总工会',
  )
  expect(plan.contributions).toHaveLength(entropy.reveals.length)
})
