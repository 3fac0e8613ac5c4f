import { readFileSync } from 'node:fs'
import { register } from 'prom-client'
import { expect, test } from 'vitest'
import { openDatabase } from '#kit/db/index.ts'
import { settingNames } from './config.ts'
import './health.ts'
import { watch } from './metrics.ts'

const page = (name: string) => readFileSync(`docs/operations/${name}`, 'utf8')
/** The names in the first column of a page's table. */
const listed = (name: string) => [...page(name).matchAll(/^\| `(\w+)` \|/gm)].map(([, entry]) => entry!)

test('every setting stands in docs/operations/install.md, and no other', () => {
  expect(listed('install.md').toSorted()).toEqual(settingNames.toSorted())
})

test('every metric stands in docs/operations/metrics.md, and no other', () => {
  watch(openDatabase('postgres://nowhere/none'), () => Promise.reject(new Error('never asked')))
  const ours = register
    .getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => !/^wenhuagong_(process|nodejs)_/.test(name))
  expect(ours.length).toBeGreaterThan(0)
  expect(listed('metrics.md').toSorted()).toEqual(ours.toSorted())
})

test('the index names every page', () => {
  for (const name of ['install', 'processes', 'backup', 'keys', 'upgrade', 'metrics', 'faults'])
    expect(page('README.md')).toContain(`](${name}.md)`)
})
