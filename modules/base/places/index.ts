// Divisions and palaces.
export {
  divisionByCode,
  divisionChildren,
  divisionName,
  divisionOptions,
  divisionPath,
  divisionTree,
  knownDivisionName,
  scopeOfDivision,
  type Division,
} from './queries/divisions.ts'
export {
  palaceById,
  palaceBySlug,
  palaceIdsNear,
  palaceIdsUnder,
  palacesByIds,
  palacesUnder,
  targetOf,
  type PalaceSummary,
} from './queries/palaces.ts'
export { spacesByIds, spacesOf, type SpaceInTree, type SpaceSummary } from './queries/spaces.ts'
export { sketchMap } from './queries/sketch-map.ts'

// Rules.
export { openNow } from './rules/open-now.ts'
export type { OpenState, Stretch } from './contract/hours.ts'

// For demonstration data and imports: many plain rows.
export { insertCoverage, insertDivisions, insertFederations, insertPalaces, type PlainPalace } from './queries/insert-places.ts'
