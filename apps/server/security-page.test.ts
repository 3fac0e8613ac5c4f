import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#kit/db/migrate.ts'

test('every file that docs/security.md names is there', () => {
  const text = readFileSync(join(projectRoot(), 'docs/security.md'), 'utf8')
  const named = [...new Set(text.match(/\b(?:apps|kit|modules|docs|e2e|tools)\/[\w./-]+\.(?:tsx?|md)\b/g))]
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((file) => !existsSync(join(projectRoot(), file)))).toEqual([])
})
