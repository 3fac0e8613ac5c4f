import type { AppContext } from '#kit/http/context.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { divisionName, divisionTree } from '#modules/base/places/index.ts'
import type { DifferenceListing } from '../contract.ts'
import { canKeepVenues } from '../policy.ts'
import { differencesUnder } from '../queries/history.ts'
import { presentMay, sightOf } from './sight.ts'

/** Decisions that came out otherwise than before, in the reader's part of the tree. */
export async function listDifferences(c: AppContext, prefix: string, all: boolean) {
  const sees = sightOf(c)
  const { db } = c.var.services
  const [rows] = await Promise.all([differencesUnder(db, prefix, all), divisionTree(db)])
  const seen = rows.filter(sees)
  const people = await peopleForDisplay(
    db,
    seen.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []),
  )
  return {
    differences: seen.map((row): DifferenceListing => ({
      id: row.id,
      venueId: row.venueId,
      venueName: row.present ? row.venueName : '',
      divisionCode: row.divisionCode,
      divisionName: divisionName(row.divisionCode),
      before: row.before,
      after: row.after,
      causes: row.causes,
      overridden: row.overridden,
      notedAt: row.notedAt.toString(),
      acknowledgedAt: row.acknowledgedAt?.toString() ?? null,
      acknowledgedBy: row.acknowledgedBy && (people.get(row.acknowledgedBy)?.nameMasked ?? ''),
    })),
    mayAcknowledge: presentMay(c, canKeepVenues(c.var.actor, seen[0]?.divisionCode ?? prefix)),
  }
}
