import { system } from '#kit/access/index.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { publishPlan } from '../actions/publish-plan.ts'
import { FIRST_YEAR, type PlanAction } from '../contract/words.ts'
import type { PlanText } from '../contract/plan.ts'
import { readProvince, type Province } from '../routes/province.ts'
import { yearOf } from '../rules/state.ts'
import { coverageDb } from '../schema/db.ts'

type DemoLine = PlanText['lines'][number]
type Want = { code: string; name: string; workers: number; openedIn: number | null }

/**
 * A plan in two editions and a few statements for the demonstration, all marked synthetic: the first edition of 2023 was bold, that of
 * 2025 moved what was late. Real palaces are taken as they are. Returns the number of lines in force.
 */
export async function insertDemoCoverage(db: Db, now: Temporal.Instant): Promise<number> {
  const province = await readProvince(db, now)
  const wanted = wantedOf(province)
  const first = wanted.map((want, at) => lineOf(want, at, boldYear(want, at)))
  const second = wanted.map((want, at) => lineOf(want, at, soberYear(want, at, yearOf(province.today))))
  const at = (day: string) => ({ now: () => Temporal.Instant.from(`${day}T01:00:00Z`) })
  const publish = (day: string, title: string, reason: string, lines: DemoLine[]) =>
    publishPlan(
      { db, actor: system, clock: at(day), outbox: { send: async () => {}, emit: async () => {} } },
      { scope: '42', title, reason, lines },
    )
  await publish(
    '2023-06-20',
    '全省工人文化宫建设规划（2023—2027）',
    '按高质量发展意见编制（演示数据）',
    first,
  )
  await publish(
    '2025-03-18',
    '全省工人文化宫建设规划（中期调整）',
    '按两年实际进度和资金调整（演示数据）',
    second,
  )
  await coverageDb(db).updateTable('coverage.plan').set({ synthetic: true }).execute()
  await insertStatements(
    db,
    wanted.filter(({ openedIn }) => openedIn === null),
  )
  return second.length
}

/** What had no palace when the opinion came out: opened since, or still missing. In the order of their workers, the most first. */
function wantedOf({ divisions, facts }: Province): Want[] {
  return divisions
    .flatMap(({ code, name, workerEstimate }): Want[] => {
      const { required, houses } = facts.get(code)!
      const [house] = houses
      const openedIn = house?.openedOn ? yearOf(house.openedOn) : null
      if (!required || (house && (openedIn === null || openedIn < FIRST_YEAR))) return []
      return [{ code, name, workers: workerEstimate ?? 0, openedIn }]
    })
    .toSorted((a, b) => b.workers - a.workers)
}

const boldYear = ({ openedIn }: Want, at: number): number =>
  openedIn === null ? 2024 + (at % 3) : Math.max(openedIn - (at % 2), FIRST_YEAR)

/** Of what had not opened by then, the adjusted plan expects it in its year or later. */
const soberYear = (want: Want, at: number, thisYear: number): number =>
  want.openedIn ?? Math.min(boldYear(want, at) + 1 + (at % 2), thisYear + 1)

const actions: readonly PlanAction[] = ['newBuild', 'compact', 'renovateExpand', 'newBuild', 'upgrade']
const costs: Readonly<Record<PlanAction, number>> = {
  newBuild: 6_000,
  renovateExpand: 2_600,
  compact: 1_100,
  upgrade: 600,
  share: 0,
}
const FEN_PER_TEN_THOUSAND_YUAN = 1_000_000

const lineOf = ({ code, name, workers }: Want, at: number, year: number): DemoLine => {
  const action = workers < 60_000 ? 'compact' : actions[at % actions.length]!
  return {
    divisionCode: code,
    year,
    action,
    site: at % 4 === 3 ? '' : `${name}城区规划地块（演示）`,
    siteId: null,
    costFen: (costs[action] + (at % 5) * 120) * FEN_PER_TEN_THOUSAND_YUAN,
    reason: `职工约 ${Math.round(workers / 1_000)} 千人，2023 年时没有开放的文化宫（演示数据）`,
  }
}

/** How some divisions stood in years of which the register knows nothing. */
async function insertStatements(db: Db, missing: readonly Want[]): Promise<void> {
  const said = [
    { state: 'underWay', evidence_kind: 'inspection', evidence_text: '现场核查：主体结构施工中（演示数据）' },
    { state: 'planned', evidence_kind: 'document', evidence_text: '列入县级年度投资计划（演示数据）' },
    { state: 'nothing', evidence_kind: 'record', evidence_text: '年度台账：尚无场馆，未立项（演示数据）' },
  ] as const
  const rows = said.flatMap((words, at) => {
    const division = missing[at]
    return division ? [{ division, year: 2025 - at, ...words }] : []
  })
  for (const { division, year, ...words } of rows)
    await coverageDb(db)
      .insertInto('coverage.statement')
      .values({
        id: newId(),
        division_code: division.code,
        year,
        ...words,
        evidence_date: new Temporal.PlainDate(year, 12, 15),
        evidence_url: null,
        synthetic: true,
        stated_at: Temporal.Instant.from(`${year}-12-28T02:00:00Z`),
      })
      .execute()
}
