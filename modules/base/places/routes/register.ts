import { scopesOf } from '#kit/access/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { requestErrors } from '#kit/http/errors.ts'
import type { Decision } from '#kit/access/index.ts'
import { canRecordPalace, canSeeRegister, registerReaders } from '../policy.ts'
import { divisionName, divisionTree } from '../queries/divisions.ts'
import { palacesByIds, palacesUnder } from '../queries/palaces.ts'
import { registerOf } from '../queries/register.ts'
import { coverageOf, coverageWithin } from '../rules/coverage.ts'
import { presentDivision } from './present.ts'

/**
 * The register of what the reader answers for, cut to `scope` or one palace: never more than their own part of the
 * tree. Coverage of a division is counted over its whole part of the register.
 */
export async function readRegister(
  c: AppContext,
  { scope = '', palace }: { scope?: string; palace?: string },
) {
  const { actor, services } = c.var
  const { db } = services
  const seen = canSeeRegister(actor)
  if (!seen.allowed)
    throw requestErrors.error(c.var.viewer ? 'not-allowed' : 'sign-in-needed', {
      params: { reason: seen.reason },
    })
  const own = scopesOf(actor, registerReaders)
  const inSight = (code: string) =>
    code.startsWith(scope) && own.prefixes.some((prefix) => code.startsWith(prefix))
  const [tree, rows, all] = await Promise.all([
    divisionTree(db),
    registerOf(db, scope, own),
    palacesUnder(db, scope),
  ])
  const palaces = rows.filter(({ id }) => !palace || id === palace)
  const divisions = tree.filter(({ scope: one }) => inSight(one))
  const covers = await palacesByIds(db, [...new Set(divisions.flatMap(({ coveredBy }) => coveredBy ?? []))])
  return {
    divisions: divisions.map((division) => {
      const within = rows.filter(({ divisionCode }) => divisionCode.startsWith(division.scope))
      const sum = (of: (row: (typeof rows)[number]) => number) =>
        within.reduce((total, row) => total + of(row), 0)
      return {
        ...presentDivision(division, within, covers),
        coverage: coverageOf(division, all),
        open: sum(({ status }) => (status === 'open' ? 1 : 0)),
        preparing: sum(({ status }) => (status === 'preparing' ? 1 : 0)),
        floorM2: sum(({ floorM2 }) => floorM2 ?? 0),
        spaces: sum(({ spaces }) => spaces),
        ...coverageWithin(division.scope, tree, all),
      }
    }),
    palaces: palaces.map((row) => ({ ...row, divisionName: divisionName(row.divisionCode) })),
    mayRecord: presentMay(c, canRecordPalace(actor, { divisionCode: scope || (own.prefixes[0] ?? '') })),
  }
}

/** A decision for the screen: a disabled button says why. */
export const presentMay = (c: AppContext, decision: Decision) => ({
  allowed: decision.allowed,
  why: decision.allowed ? null : c.var.t.byKey(decision.reason),
})
