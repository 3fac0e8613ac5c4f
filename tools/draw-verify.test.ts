import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { drawFiles } from '#kit/draw/index.ts'

const example = join(import.meta.dirname, '../docs/algorithms/draw-example')
const SEAL = '8b8d7b11b126925c14c003302f56c7e6bf5907d9859dcb96605fe8b6200a4fc8'
const folder = mkdtempSync(join(tmpdir(), 'draw-'))
afterAll(() => rmSync(folder, { recursive: true }))

function verify(...args: string[]) {
  const program = join(import.meta.dirname, 'draw-verify.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

test('a published draw matches, from a folder or from files, and who revealed nothing is named', () => {
  const { status, said } = verify(example, '--seal', SEAL.toUpperCase())
  expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('MATCH: round example') })
  expect(said).toContain('A citizen')
  expect(verify(...drawFiles.map((name) => join(example, name)))).toMatchObject({ status: 0 })
})

test('the first line that differs is named in both languages, and the exit code says so', () => {
  cpSync(example, folder, { recursive: true })
  const results = join(folder, 'results.csv')
  writeFileSync(
    results,
    readFileSync(results, 'utf8').replace('A1001MRYJYP,276,,,,', 'A1001MRYJYP,276,1,1,0,'),
  )
  const { status, said } = verify(folder)
  expect(status).toBe(1)
  expect(said).toContain('MISMATCH {"code":"results-differ","about":"line 3"')
  expect(said).toMatch(/应为.*it should say/)
})

test('a seal that is not the noted one, and files that are missing, are told', () => {
  expect(verify(example, '--seal', '0'.repeat(64))).toMatchObject({
    status: 1,
    said: expect.stringContaining('seal-not-the-noted-one'),
  })
  expect(verify(join(example, 'list.csv'))).toMatchObject({
    status: 1,
    said: expect.stringContaining('rules.json cannot be read'),
  })
})
