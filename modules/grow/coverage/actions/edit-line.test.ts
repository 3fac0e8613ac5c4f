import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { visitor } from '#kit/access/index.ts'
import { testDatabase } from '#kit/testing/database.ts'
import { aPalace, aProvince } from '#modules/base/places/testing.ts'
import { planInForce } from '../routes/read-plan.ts'
import { readDivisionCoverage } from '../routes/read.ts'
import { aPlan, contextOf, officerOf } from '../testing.ts'
import { addLine, dropLine, editLine } from './edit-line.ts'
import { publishPlan } from './publish-plan.ts'
import { stateCoverage, withdrawStatement } from './state-coverage.ts'

const database = testDatabase()
const NOW = Temporal.Instant.from('2026-11-23T02:00Z')
let owners: Map<string, string>

beforeEach(async () => {
  await sql`truncate places.division, coverage.plan, coverage.statement cascade`.execute(database.db)
  owners = await aProvince(database.db)
})

const as = (scope: string) => contextOf(database.db, officerOf(scope))
const anybody = () => contextOf(database.db, visitor)
const text = {
  year: 2027,
  action: 'compact' as const,
  site: '老图书馆',
  costFen: 800_000_000,
  reason: '两馆合建',
}
const inForce = async () => (await planInForce(database.db))!.lines

describe('a line changed by hand', () => {
  beforeEach(() => publishPlan(as('42'), aPlan([['420102', 2025, 'newBuild']])))

  test('keeps its reason, and says that it was changed', async () => {
    const [line] = await inForce()
    await editLine(as('420102'), { lineId: line!.id, version: 1, text })
    expect((await inForce())[0]).toMatchObject({ ...text, byHand: true, version: 2 })
    await addLine(as('4201'), { ...text, divisionCode: '420103' })
    expect(await inForce()).toHaveLength(2)
    await dropLine(as('42'), { lineId: line!.id, version: 2, reason: '并入江汉区' })
    expect((await inForce()).map(({ divisionCode }) => divisionCode)).toEqual(['420103'])
  })

  test('is told to the later of two officials, and nothing is lost', async () => {
    const [line] = await inForce()
    const change = (site: string) =>
      editLine(as('42'), { lineId: line!.id, version: 1, text: { ...text, site } })
    const results = await Promise.allSettled([change('甲'), change('乙')])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'line-changed' },
    })
    expect((await inForce())[0]!.version).toBe(2)
    await expect(
      dropLine(as('42'), { lineId: line!.id, version: 1, reason: '旧版本' }),
    ).rejects.toMatchObject({
      code: 'line-changed',
    })
  })

  test('is for the federation over the division, and only while a plan is in force', async () => {
    const [line] = await inForce()
    const edit = { lineId: line!.id, version: 1, text }
    await expect(editLine(as('420103'), edit)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(editLine(anybody(), edit)).rejects.toMatchObject({ code: 'sign-in-needed' })
    const drop = { lineId: line!.id, version: 1, reason: '取消' }
    await expect(dropLine(as('4205'), drop)).rejects.toMatchObject({ code: 'not-allowed' })
    await sql`truncate coverage.plan cascade`.execute(database.db)
    await expect(addLine(as('42'), { ...text, divisionCode: '420103' })).rejects.toMatchObject({
      code: 'no-plan',
    })
  })
})

describe('a statement', () => {
  const statement = {
    divisionCode: '420102',
    year: 2024,
    state: 'covered' as const,
    evidenceKind: 'document' as const,
    evidenceDate: '2024-12-20',
    evidenceText: '竣工验收备案表',
  }

  test('is what the state of its year rests on, with the evidence', async () => {
    const { statementId } = await stateCoverage(as('4201'), statement)
    const { division, statements } = await readDivisionCoverage(database.db, NOW, '420102')
    expect(division.years.map(({ state }) => state)).toEqual([
      'nothing',
      'covered',
      'nothing',
      'nothing',
      'nothing',
    ])
    expect(division.years[1]!.basis).toEqual({ kind: 'statement', id: statementId })
    expect(statements).toMatchObject([
      { evidenceText: '竣工验收备案表', evidenceDate: '2024-12-20', counts: true },
    ])
  })

  test('gives way to a later one and to the register, and stays readable', async () => {
    await stateCoverage(as('42'), statement)
    await stateCoverage(as('42'), { ...statement, state: 'nothing', evidenceText: '现场核查，尚未开放' })
    const read = () => readDivisionCoverage(database.db, NOW, '420102')
    const { statements, division } = await read()
    expect(statements.map(({ state, counts }) => [state, counts])).toEqual([
      ['nothing', true],
      ['covered', false],
    ])
    expect(division.years[1]!.state).toBe('nothing')
    const { id } = await aPalace(database.db, {
      ownerId: owners.get('420102')!,
      divisionCode: '420102',
      slug: 'jiangan',
    })
    await sql`update places.palace set opened_on = '2024-06-01' where id = ${id}`.execute(database.db)
    const after = await read()
    expect(after.division.years[1]).toMatchObject({ state: 'covered', basis: { kind: 'palace', id } })
    expect(after.statements[0]!.counts).toBe(false)
  })

  test('can be withdrawn, by the federation over the division alone', async () => {
    const { statementId } = await stateCoverage(as('42'), statement)
    const withdraw = { statementId, reason: '文件有误' }
    await expect(withdrawStatement(as('4205'), withdraw)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(withdrawStatement(anybody(), withdraw)).rejects.toMatchObject({ code: 'sign-in-needed' })
    await withdrawStatement(as('420102'), withdraw)
    const { division, statements } = await readDivisionCoverage(database.db, NOW, '420102')
    expect(division.years[1]!.state).toBe('nothing')
    expect(statements[0]).toMatchObject({ counts: false, withdrawnReason: '文件有误' })
  })

  test('is about what has begun, and its evidence lies in the past', async () => {
    await expect(stateCoverage(as('42'), { ...statement, year: 2027 })).rejects.toMatchObject({
      code: 'year-to-come',
    })
    await expect(stateCoverage(as('42'), { ...statement, evidenceDate: '2026-11-24' })).rejects.toMatchObject(
      { code: 'evidence-in-the-future', field: 'evidenceDate' },
    )
    await expect(stateCoverage(as('4205'), statement)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('the database itself counts one a division and year', async () => {
    await stateCoverage(as('42'), statement)
    await expect(
      sql`insert into coverage.statement select uuidv7(), division_code, year, 'nothing', evidence_kind, evidence_date,
        evidence_text, evidence_url, synthetic, stated_at, null, null from coverage.statement`.execute(
        database.db,
      ),
    ).rejects.toThrow(/one_statement_counts_a_division_and_year/)
  })
})
