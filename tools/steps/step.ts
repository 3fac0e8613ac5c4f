import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

/** What a step found: its counts, and what a reader needs to mend its failures. */
export interface Outcome {
  passed: number
  failed: number
  output: string
}

/** One thing to check. A step that throws, or counts nothing at all, is a failure: a check that did not run proves nothing. */
export interface Step {
  name: string
  run(): Promise<Outcome>
}

const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(130)
  })
}

/** Runs a program of node_modules/.bin, or `node`, from the project's folder; collects all that it says. */
export async function execute(program: string, args: string[]): Promise<{ code: number; output: string }> {
  const bin = join(process.cwd(), 'node_modules', '.bin')
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
  }
  const child = spawn(program === 'node' ? process.execPath : join(bin, program), args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      running.delete(child)
      done({ code: code ?? 1, output })
    })
  })
}

/** A step that is one program: exit code 0 counts as one passed, any other as one failed. */
export function program(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    run: async () => {
      const { code, output } = await execute(command, args)
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
    },
  }
}

/** Runs the steps, `atOnce` together, telling each with its time and its failures in full; returns the totals. */
export async function runSteps(
  steps: readonly Step[],
  atOnce = 1,
): Promise<{ passed: number; failed: number }> {
  const waiting = [...steps]
  const totals = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now()
      const outcome = await outcomeOf(step)
      totals.passed += outcome.passed
      totals.failed += outcome.failed
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(
        `${outcome.failed === 0 ? '✓' : '✗'} ${step.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`,
      )
      if (outcome.failed > 0) console.log(indented(outcome.output))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return totals
}

async function outcomeOf(step: Step): Promise<Outcome> {
  try {
    const outcome = await step.run()
    if (outcome.passed + outcome.failed > 0) return outcome
    return { passed: 0, failed: 1, output: `${outcome.output}\nThis step ran nothing.` }
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      output: `This step did not run: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

const indented = (text: string): string => text.trimEnd().replaceAll(/^/gm, '    ')

/** Ends the program with the one line that tells the result. */
export function conclude({ passed, failed }: { passed: number; failed: number }): never {
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
