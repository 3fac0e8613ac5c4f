import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { program, runSteps } from './step.ts'

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
})
afterEach(() => vi.restoreAllMocks())

test('a program counts as one, by its exit code', async () => {
  const steps = [
    program('good', 'node', '-e', ''),
    program('bad', 'node', '-e', 'console.error("why"); process.exit(3)'),
  ]
  expect(await runSteps(steps)).toEqual({ passed: 1, failed: 1 })
  expect(lines[1]).toMatch(/^✗ bad: 0 passed, 1 failed/)
  expect(lines[2]).toBe('    why')
})

test('a program that is not there is a failure', async () => {
  expect(await runSteps([program('gone', 'no-such-program')])).toEqual({ passed: 0, failed: 1 })
})

test('a step that counts nothing is a failure', async () => {
  expect(
    await runSteps([{ name: 'empty', run: async () => ({ passed: 0, failed: 0, output: '' }) }]),
  ).toEqual({ passed: 0, failed: 1 })
})

test('a step that throws is a failure', async () => {
  expect(await runSteps([{ name: 'broken', run: () => Promise.reject(new Error('no browser')) }])).toEqual({
    passed: 0,
    failed: 1,
  })
  expect(lines[1]).toContain('no browser')
})
