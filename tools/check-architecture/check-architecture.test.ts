import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ModuleMap } from '../../modules/map.ts'
import { checkArchitecture, rules } from './check.ts'
import { importsOf } from './imports.ts'
import { overlay, type Tree } from './tree.ts'

const planted = join(import.meta.dirname, 'planted')
const soundMap: ModuleMap = { 'base/places': [], 'base/notifications': [], 'serve/catalog': ['base/places'] }
const sound = overlay(new Map(), join(planted, 'sound'))
const plants = readdirSync(planted).filter((name) => name !== 'sound')

/** Every line that says of itself that it is planted, as file:line. */
const markedLines = (tree: Tree) =>
  [...tree].flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) => (/(\/\/|--) planted$/.test(line) ? [`${file}:${index + 1}`] : [])),
  )

test('a sound tree gives no findings', () => {
  expect(sound.size).toBeGreaterThan(20)
  expect(checkArchitecture(sound, soundMap)).toEqual([])
})

test('every rule has a plant', () => {
  const proven = new Set(plants.map((name) => name.split('--')[0]))
  expect([...proven].toSorted()).toEqual(Object.keys(rules).toSorted())
})

describe.each(plants)('%s', (name) => {
  const folder = join(planted, name)
  const mapFile = join(folder, 'map.json')
  const map = existsSync(mapFile) ? (JSON.parse(readFileSync(mapFile, 'utf8')) as ModuleMap) : soundMap
  const tree = overlay(sound, folder)
  const findings = checkArchitecture(tree, map)

  test('fires its own rule and no other', () => {
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual([name.split('--')[0]])
  })

  test('points at the planted lines and nowhere else', () => {
    const lines = [...new Set(findings.map(({ file, line }) => `${file}:${line}`))]
    const marked = markedLines(tree)
    expect(lines.toSorted()).toEqual(marked.length > 0 ? marked.toSorted() : [lines[0]])
  })
})

test('imports are read in every form', () => {
  const text = [
    `import type { A } from './type.ts'`,
    `import './effect.ts'`,
    `export * from './star.ts'`,
    `export { x } from './named.ts'`,
    `const late = import('./late.ts')`,
    `let y: import('./inline.ts').Y`,
    `import { z, type Z } from '#kit/z/index.ts'`,
  ].join('\n')
  expect(importsOf('a.ts', text).toSorted((a, b) => a.line - b.line)).toEqual([
    { specifier: './type.ts', line: 1, typeOnly: true },
    { specifier: './effect.ts', line: 2, typeOnly: false },
    { specifier: './star.ts', line: 3, typeOnly: false },
    { specifier: './named.ts', line: 4, typeOnly: false },
    { specifier: './late.ts', line: 5, typeOnly: false, late: true },
    { specifier: './inline.ts', line: 6, typeOnly: true },
    { specifier: '#kit/z/index.ts', line: 7, typeOnly: false },
  ])
})
