import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalFile,
  digestOf,
  fromHex,
  isMember,
  membershipOf,
  MerkleTree,
  readCanonicalFile,
  sha256,
  tableFile,
  toHex,
  utf8,
  verifyMerklePath,
} from './index.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** The Merkle tree as RFC 6962 defines it, word by word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  if (leaves.length === 1) return sha256(Uint8Array.of(0, ...leaves[0]!))
  let k = 1
  while (2 * k < leaves.length) k *= 2
  return sha256(
    Uint8Array.of(1, ...rootByDefinition(leaves.slice(0, k)), ...rootByDefinition(leaves.slice(k))),
  )
}

const treeOf = (leaves: readonly Uint8Array[], watched?: number) => {
  const tree = new MerkleTree(watched)
  for (const leaf of leaves) tree.add(leaf)
  return tree.end()
}

describe('a Merkle tree', () => {
  test('has the roots of the test data of Certificate Transparency', () => {
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ]
    expect(toHex(treeOf(leaves.map(fromHex)).root)).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
    expect(toHex(treeOf([]).root)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('is that of the definition, and each leaf shows that it is in it, and no other does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, which) => {
        const leaves = Array.from({ length: count }, (_, i) => utf8(`K${i},1`))
        const watched = which % count
        const { root, path } = treeOf(leaves, watched)
        expect(root).toEqual(rootByDefinition(leaves))
        expect(verifyMerklePath(root, leaves[watched]!, path)).toBe(true)
        expect(verifyMerklePath(root, utf8(`K${watched},2`), path)).toBe(false)
        const others = leaves.filter((_, i) => i !== watched)
        expect(others.some((other) => verifyMerklePath(root, other, path))).toBe(false)
      }),
    )
  })

  test('does not take a node for a leaf', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((each) => utf8(each))
    const node = Uint8Array.of(...treeOf([a!]).root, ...treeOf([b!]).root)
    expect(treeOf([a!, b!, c!]).root).not.toEqual(treeOf([node, c!]).root)
  })
})

test('everybody in a list can show it with a line and a few hashes, and nobody else can', () => {
  const columns = ['applicant', 'entries']
  const list = tableFile(
    columns,
    Array.from({ length: 21 }, (_, i) => [`K${i}`, 1 + (i % 3)]),
  )
  const { root } = digestOf(list, columns)
  for (let i = 0; i < 21; i++) {
    const own = membershipOf(list, columns, `K${i}`)!
    expect(own.line).toBe(`K${i},${1 + (i % 3)}`)
    expect(own.path.length).toBeLessThanOrEqual(5)
    expect(isMember(root, own)).toBe(true)
    expect(isMember(root, { ...own, line: `K${i},9` })).toBe(false)
  }
  expect(membershipOf(list, columns, 'K')).toBeNull()
  expect(membershipOf(list, columns, 'K21')).toBeNull()
})

describe('a table', () => {
  test('is written in the order of its first cells, whatever order it came in', () => {
    expect(
      text(
        tableFile(
          ['a', 'b'],
          [
            ['z', 1],
            ['A', 2],
            ['a-1', ''],
            ['a', 'x y'],
          ],
        ),
      ),
    ).toBe('a,b\nA,2\na,x y\na-1,\nz,1\n')
  })

  test.each([
    ['a cell with a comma', [['a', 'b,c']]],
    ['a cell with a quote', [['a', '"b"']]],
    ['letters beyond ASCII', [['王', 'b']]],
    ['a line break', [['a', 'b\nc']]],
    [
      'a name twice',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['no name', [['', '1']]],
    ['a cell too few', [['a']]],
  ])('refuses %s', (_, rows) => {
    expect(() => tableFile(['a', 'b'], rows)).toThrow('bad-table')
  })

  test.each([
    'a,b\nx,1',
    'a,b\r\nx,1\r\n',
    'b,a\nx,1\n',
    '\ufeffa,b\nx,1\n',
    'a,b\n\n',
    'a,b\nb,1\na,1\n',
    'a,b\na,1\nab,1\na,2\n',
  ])('is not read as %j', (file) => {
    expect(() => digestOf(utf8(file), ['a', 'b'])).toThrow('bad-table')
  })
})

describe('a canonical file', () => {
  test('has its keys in order, no spaces, and Chinese as it is', () => {
    expect(text(canonicalFile({ b: [1, null, true], a: { y: '张*\n"', x: -2 } }))).toBe(
      '{"a":{"x":-2,"y":"张*\\n\\""},"b":[1,null,true]}\n',
    )
  })

  test('is read back as it was, and only in this form', () => {
    const plain = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger().map((number) => number + 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value
    fc.assert(
      fc.property(plain, (value) => {
        const file = canonicalFile(value as string)
        expect(readCanonicalFile(file)).toEqual(value)
      }),
    )
  })

  test.each([
    '{"b":1,"a":2}\n',
    '{"a": 1}\n',
    '{"a":1}',
    '{"a":1.0}\n',
    '{"a":1,"a":1}\n',
    '{"a":"\\u0041"}\n',
    '\ufeff1\n',
    '{',
    '1.5\n',
  ])('is not %j', (file) => {
    expect(() => readCanonicalFile(utf8(file))).toThrow('not-canonical')
  })

  test('holds no fraction, no half of a character and nothing beyond 2^53', () => {
    expect(() => canonicalFile(0.5)).toThrow('not-canonical')
    expect(() => canonicalFile(-0)).toThrow('not-canonical')
    expect(() => canonicalFile(2 ** 53)).toThrow('not-canonical')
    expect(() => canonicalFile('\ud83d')).toThrow('not-canonical')
    expect(() => canonicalFile({ ä: 1 })).toThrow('not-canonical')
  })
})
