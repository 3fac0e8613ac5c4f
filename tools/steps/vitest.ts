import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execute, type Outcome, type Step } from './step.ts'

/** The part that we read of vitest's JSON report. */
export interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  success: boolean
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[]
  }[]
}

/** A step that is a run of vitest, counted by its own report. */
export function vitest(name: string, ...args: string[]): Step {
  return {
    name,
    run: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'wenhuagong-report-'))
      const file = join(folder, 'report.json')
      try {
        const { code, output } = await execute('vitest', [
          'run',
          '--reporter=json',
          `--outputFile=${file}`,
          ...args,
        ])
        if (!existsSync(file)) return { passed: 0, failed: 1, output: `vitest wrote no report.\n${output}` }
        return count(JSON.parse(await readFile(file, 'utf8')) as Report, code, output)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

/** Counts tests; a file that did not load, a skipped test, and a run that failed without a failed test are failures too. */
export function count(report: Report, code: number, output: string): Outcome {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  )
  const skipped = report.numPendingTests + report.numTodoTests
  const known = report.numFailedTests + broken.length + skipped
  const unexplained = known === 0 && (code !== 0 || !report.success)
  const told = [
    ...broken.map(({ name, message }) => `${name}\n${message}`),
    ...report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== 'passed')
        .map(
          ({ status, fullName, failureMessages }) =>
            `${name}\n${fullName}: ${status}\n${(failureMessages ?? []).join('\n')}`,
        ),
    ),
    ...(unexplained ? [output] : []),
  ]
  return { passed: report.numPassedTests, failed: known + (unexplained ? 1 : 0), output: told.join('\n\n') }
}
