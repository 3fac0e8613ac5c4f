import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = (pattern: string) =>
  globSync(pattern).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const places = '{kit/ui/console,apps/console,modules/*/*/ui/console}/**'

/** The first word of an address, which names the screen: what follows is mostly an id. */
const screenOf = (address: string) => address.split(/[/?#$]/)[1] ?? ''

test('every way of the console leads to a screen that is there', () => {
  const screens = new Set(
    sources(`${places}/*.ts`).flatMap(({ text }) =>
      [...text.matchAll(/^\s*path: '(\/[^']*)'/gm)].map(([, path]) => screenOf(path!)),
    ),
  )
  expect(screens.size).toBeGreaterThan(30)
  const lost = sources(`${places}/*.tsx`).flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:to=\{?|go\()[`'"](\/[^`'"]*)/g)]
      .filter(([, address]) => !screens.has(screenOf(address!)))
      .map(([, address]) => `${file}: ${address}`),
  )
  expect(lost).toEqual([])
})
