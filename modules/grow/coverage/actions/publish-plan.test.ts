import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#kit/testing/database.ts'
import { aProvince } from '#modules/base/places/testing.ts'
import { planInForce, readPlan } from '../routes/read-plan.ts'
import { aPlan, contextOf, officerOf } from '../testing.ts'
import { publishPlan } from './publish-plan.ts'

const database = testDatabase()

beforeEach(async () => {
  await sql`truncate places.division, coverage.plan cascade`.execute(database.db)
  await aProvince(database.db)
})

const publish = (plan: ReturnType<typeof aPlan>, scope = '42') =>
  publishPlan(contextOf(database.db, officerOf(scope)), plan)

describe('publishing a plan', () => {
  test('puts it into force, and keeps what it replaced readable with the differences', async () => {
    const first = await publish(
      aPlan([
        ['420102', 2024, 'newBuild'],
        ['420103', 2025, 'share'],
        ['420500', 2026, 'upgrade'],
      ]),
    )
    expect(first).toMatchObject({ edition: 1, differences: 3 })
    const second = await publish(
      aPlan([
        ['420102', 2025, 'newBuild'],
        ['420500', 2026, 'upgrade'],
        ['429004', 2027, 'compact'],
      ]),
    )
    expect(second).toMatchObject({ edition: 2, differences: 3 })
    const inForce = await planInForce(database.db)
    expect(inForce).toMatchObject({ id: second.planId, edition: 2, replacedAt: null })
    expect(inForce!.lines.map(({ divisionName, year }) => [divisionName, year])).toEqual([
      ['江岸区', 2025],
      ['宜昌市', 2026],
      ['仙桃市', 2027],
    ])
    const { differences, before } = await readPlan(database.db, second.planId)
    expect(before?.id).toBe(first.planId)
    expect(differences.map(({ kind, before: was, after }) => [kind, was?.year, after?.year])).toEqual([
      ['changed', 2024, 2025],
      ['dropped', 2025, undefined],
      ['added', undefined, 2027],
    ])
    expect((await readPlan(database.db, first.planId)).plan.lines).toHaveLength(3)
  })

  test('of one city leaves the rest of the province as it was', async () => {
    await publish(
      aPlan([
        ['420102', 2024, 'newBuild'],
        ['420500', 2026, 'upgrade'],
      ]),
    )
    const before = await planInForce(database.db)
    await publish(aPlan([['420103', 2025, 'compact']], { scope: '4201' }), '4201')
    const after = await planInForce(database.db)
    expect(after!.lines.map(({ divisionCode }) => divisionCode)).toEqual(['420103', '420500'])
    expect(after!.lines[1]!.id).toBe(before!.lines[1]!.id)
  })

  test('is for the federation over all of its scope', async () => {
    await expect(publish(aPlan([]), '4201')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      publish(aPlan([['420500', 2025, 'share']], { scope: '4201' }), '4201'),
    ).rejects.toMatchObject({ code: 'line-outside-scope' })
    await expect(publish(aPlan([['421100', 2025, 'share']]))).rejects.toMatchObject({
      code: 'division-not-found',
    })
  })

  test('tells whoever worked against a plan that is no longer in force', async () => {
    const { planId } = await publish(aPlan([]))
    await publish(aPlan([['420102', 2024, 'newBuild']], { replaces: planId }))
    await expect(publish(aPlan([], { replaces: planId }))).rejects.toMatchObject({ code: 'plan-replaced' })
  })

  test('several at once all succeed, one after the other, and one plan is in force', async () => {
    await publish(aPlan([]))
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => publish(aPlan([['420102', 2024, 'newBuild', `地块${n}`]]))),
    )
    const { rows } = await sql<{ editions: number; current: number }>`
      select count(*)::int as editions, (count(*) filter (where replaced_at is null))::int as current
      from coverage.plan`.execute(database.db)
    expect(rows[0]).toEqual({ editions: 7, current: 1 })
  })

  test('the database itself keeps one plan in force, and refuses a line twice', async () => {
    await publish(aPlan([['420102', 2024, 'newBuild']]))
    await expect(
      sql`insert into coverage.plan (id, edition, scope, title, reason, source, published_at)
        values (uuidv7(), 9, '42', '', '', 'hand', now())`.execute(database.db),
    ).rejects.toThrow(/one_plan_is_in_force/)
    await expect(
      publish(
        aPlan([
          ['420102', 2024, 'newBuild'],
          ['420102', 2024, 'newBuild'],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'line-twice' })
  })
})
