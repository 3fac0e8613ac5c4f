import type { Db } from '#kit/db/index.ts'
import {
  insertCoverage,
  insertDivisions,
  insertFederations,
  insertPalaces,
} from '#modules/base/places/index.ts'
import type { Demo, DivisionRow, FederationRow } from '../../../tools/demo/index.ts'

/** The tree from the province down, and the federation of each division. */
export async function insertTree(
  db: Db,
  divisions: readonly DivisionRow[],
  federations: readonly FederationRow[],
): Promise<void> {
  await insertDivisions(db, divisions)
  await insertFederations(db, federations)
}

/** The palaces with their hours, service bases and rooms, and which of them also serves a neighbouring division. */
export async function insertHouses(
  db: Db,
  { palaces, divisions }: Pick<Demo, 'palaces' | 'divisions'>,
): Promise<void> {
  await insertPalaces(db, palaces)
  await insertCoverage(db, divisions)
}
