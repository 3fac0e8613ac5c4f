import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './measure/bench.ts'

type Row = {
  status: string
  gapPercent: number
  seconds: number
  checked: string
  rssMb: number
  [more: string]: number | string
}

/**
 * The solvers of siting on a made-up province and, with `--pmed FOLDER`, on the OR-Library's p-median instances 1 to 20, each in a process
 * of its own; every answer is checked by the independent checker. Beside each: HiGHS alone with the textbook model (at most 60 s).
 * Seconds are CPU seconds of one core.
 */
export const bench: Bench = async ({ say }) => {
  const at = process.argv.indexOf('--pmed')
  const folder = at > 0 ? process.argv[at + 1] : undefined
  const rows: Record<string, Row> = {}
  const measure = (name: string, limit: number): Row => {
    say(name)
    const program = join(import.meta.dirname, 'siting/run.ts')
    const args = [program, name, String(limit), folder ?? '']
    rows[name] = JSON.parse(
      execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
    ) as Row
    return rows[name]
  }
  const figures: Record<string, number> = {}
  if (folder) {
    const numbers = Array.from({ length: 20 }, (_, k) => k + 1).filter((k) =>
      existsSync(join(folder, `pmed${k}.txt`)),
    )
    const each = numbers.map((k) => measure(`pmed${k}`, 60))
    figures.pmedProven = each.filter(
      ({ status, checked }) => status === 'optimal' && checked === 'yes',
    ).length
    figures.pmedSeconds = sum(each.map(({ seconds }) => seconds))
    figures.rssMb = Math.max(...each.map(({ rssMb }) => rssMb))
  }
  const township = measure('township', 30)
  const covers = ['set cover, two hours', 'set cover', 'most covered', 'most for money'].map((name) =>
    measure(name, 20),
  )
  const plan = measure('plan', 60)
  const large = measure('large plan', 90)
  return {
    rows,
    figures: {
      ...figures,
      townshipGap: township.gapPercent,
      townshipSeconds: township.seconds,
      coverSeconds: Math.max(...covers.map(({ seconds }) => seconds)),
      coversProven: covers.filter(({ status }) => status === 'optimal').length,
      planSeconds: plan.seconds,
      planGap: plan.gapPercent,
      largePlanGap: large.gapPercent,
      largePlanSeconds: large.seconds,
      largePlanRssMb: large.rssMb,
      unchecked: Object.values(rows).filter(({ checked }) => checked !== 'yes').length,
    },
  }
}

const sum = (values: number[]) => Math.round(values.reduce((total, each) => total + each, 0) * 100) / 100
