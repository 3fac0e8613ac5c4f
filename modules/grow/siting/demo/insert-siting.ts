import { createHash } from 'node:crypto'
import { system } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { divisionTree, kilometresOutside, type Division } from '#modules/base/places/index.ts'
import { setBudget } from '../actions/budgets.ts'
import { computeRun } from '../actions/compute-run.ts'
import { requestRun } from '../actions/runs.ts'
import { createScenario } from '../actions/scenarios.ts'
import type { Parameters } from '../contract.ts'
import { SKETCH_KM } from '../rules/near.ts'
import { sitingDb } from '../schema/db.ts'

const WAN = 1_000_000
const YEARS = [2023, 2024, 2025, 2026, 2027]
const YEARLY = 40_000 * WAN
const MOST_STARTS = 24
const nobody = { send: async () => {}, emit: async () => {} }
const sites = { townships: true, lawfulOnly: true, standing: true }

/** What the demonstration asks; the first two are answered at once. */
const scenarios: { name: string; parameters: Parameters; computed: boolean }[] = [
  {
    name: '新建 5 处，让职工总路程最短',
    parameters: { question: 'travel', sites: 5, ...sites },
    computed: true,
  },
  {
    name: '2 亿元，让最多职工 45 分钟内够得着',
    parameters: { question: 'coverage', minutes: 45, budgetFen: 20_000 * WAN, ...sites },
    computed: true,
  },
  {
    name: '五年计划：假如从 2023 年重来',
    parameters: {
      question: 'plan',
      fromYear: YEARS[0]!,
      toYear: YEARS.at(-1)!,
      minutes: 45,
      fromNow: false,
      extraFen: 0,
      lawfulOnly: true,
    },
    computed: true,
  },
]

/** Invented candidate sites in every county, yearly budgets, two answered questions and a plan of five years. Says how many sites. */
export async function insertDemoSiting(db: Db, now: Temporal.Instant): Promise<number> {
  const context: ActionContext = { db, actor: system, clock: { now: () => now }, outbox: nobody }
  const tree = await divisionTree(db)
  // A prefecture without a district that needs no palace of its own has sites of its own.
  const places = tree.filter(
    ({ code, level }) =>
      level === 'county' ||
      (level === 'city' && !tree.some((one) => one.parentCode === code && !one.coverageRequired)),
  )
  const rows = places.flatMap((county) => sitesOf(county, now))
  for (let at = 0; at < rows.length; at += 500)
    await sitingDb(db)
      .insertInto('siting.candidate')
      .values(rows.slice(at, at + 500))
      .execute()
  for (const year of YEARS)
    await setBudget(context, {
      division: '42',
      year,
      amountFen: YEARLY,
      mostStarts: MOST_STARTS,
      version: null,
    })
  for (const { name, parameters, computed } of scenarios) {
    const { scenarioId } = await createScenario(context, { scope: '42', name, parameters, copyOf: null })
    await sitingDb(db)
      .updateTable('siting.scenario')
      .set({ synthetic: true })
      .where('id', '=', scenarioId)
      .execute()
    if (!computed) continue
    const { runId } = await requestRun(context, { scenarioId, limitSeconds: 30 })
    await computeRun(context, runId)
  }
  return rows.length
}

/** A number from 0 to 1 that follows from a text. */
const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt32LE(0) / 2 ** 32

/** Five decimals are a metre. */
const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** One large site a county, and a small one in most. */
function sitesOf({ code, name, lng, lat }: Division, now: Temporal.Instant) {
  if (lng === null || lat === null) return []
  const has = (what: string) => chance(`${code} ${what}`)
  const near = (what: string) => {
    const spot = { lng: lng + (has(`${what} lng`) - 0.5) / 12, lat: lat + (has(`${what} lat`) - 0.5) / 12 }
    const inside = (kilometresOutside(code, spot.lng, spot.lat) ?? 0) <= SKETCH_KM
    return { lng: short(inside ? spot.lng : lng), lat: short(inside ? spot.lat : lat) }
  }
  const small = (['compact', 'reuse', 'joint'] as const)[Math.floor(has('mode') * 3)]!
  const site = (number: number, mode: 'standalone' | typeof small, areaM2: number, wan: number) => ({
    id: newId(),
    code: `${code}-0${number}`,
    division_code: code,
    name: `${name}${{ standalone: '新区地块', compact: '临街小楼', reuse: '原厂房', joint: '文化中心东侧' }[mode]}`,
    ...near(`site ${number}`),
    mode,
    plan_status: has(`plan ${number}`) < 0.8 ? ('inPlan' as const) : ('adjusting' as const),
    land_status: has(`land ${number}`) < 0.7 ? ('allocated' as const) : ('pending' as const),
    cost_fen: Math.round(wan) * WAN,
    area_m2: Math.round(areaM2 / 10) * 10,
    capacity: null,
    synthetic: true,
    created_at: now,
  })
  const big = site(1, 'standalone', 3_000 + 4_000 * has('area'), 2_200 + 2_600 * has('cost'))
  if (has('lawful') < 0.07) Object.assign(big, { plan_status: 'notInPlan', land_status: 'none' })
  return has('two') < 0.8
    ? [big, site(2, small, 900 + 900 * has('area 2'), 500 + 700 * has('cost 2'))]
    : [big]
}
