import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { placesApi } from './routes/api.ts'
import { placesPortal } from './routes/portal.tsx'

export const placesModule = defineModule({ name: 'places', api: placesApi, portal: placesPortal })

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
export { openHouses, type OpenHouse } from './queries/open-houses.ts'
export { spacesByIds, spacesOf, type SpaceInTree, type SpaceSummary } from './queries/spaces.ts'
export { freeSpaces, spaceUses, usesOfPalace, type SpaceUse } from './queries/space-uses.ts'
export { firstUseOfAll, spaceTrees, takeCorrectedDays, usesHeld, type UseHeld } from './queries/uses-held.ts'
export { countyRings, countySketch, type CountySketch } from './queries/county-sketch.ts'
export { sketchMap } from './queries/sketch-map.ts'
export { sketchOf } from './rules/sketch.ts'
export { hubeiOutlines } from './data/outlines.ts'
export { coverageOf, servedBy } from './rules/coverage.ts'
export { kilometresOutside } from './rules/outside.ts'

// Rules.
export { openNow } from './rules/open-now.ts'
export { openSpans } from './rules/open-spans.ts'
export { inTree } from './rules/space-tree.ts'
export { closuresOfPalaces, hoursOfPalaces } from './queries/palace-detail.ts'
export type { OpenState, Stretch } from './contract/hours.ts'

// For demonstration data and imports: many plain rows.
export {
  insertCoverage,
  insertDivisions,
  insertFederations,
  insertPalaces,
  type PlainPalace,
} from './queries/insert-places.ts'

// Views that other pages compose.
export { PalaceFacts } from './ui/portal/palace-facts.tsx'
export { OpeningTable } from './ui/portal/opening-table.tsx'
export { OpenNow } from './ui/portal/open-now.tsx'
export { SpaceList } from './ui/portal/space-list.tsx'
export { PalaceBanner, PalacePictures } from './ui/portal/pictures.tsx'
export { DivisionMap, PalaceMap, type SketchMap } from './ui/portal/maps.tsx'
export { PalaceRows } from './ui/portal/palace-rows.tsx'
export { DivisionChildren } from './ui/portal/division-children.tsx'
export { openWords } from './ui/portal/words.ts'
export { divisionSketch } from './queries/division-sketch.ts'
export { listDivisions, listPalaces, readDivision, readPalace, type DivisionPageData } from './routes/read.ts'
export type { Division as DivisionListing, PalaceDetail, PalaceListing, Space } from './contract/shapes.ts'

// Use cases and ports.
export { enterPalace, recordPalace } from './actions/record-palace.ts'
export { changePalace, editPalace } from './actions/edit-palace.ts'
export { setOpeningHours } from './actions/set-opening-hours.ts'
export { liftClosure, recordClosure } from './actions/close.ts'
export { type ClosureAct, type Displacer, provideDisplacers, type ShutUse } from './ports.ts'
export { recordServiceBase, removeServiceBase } from './actions/service-bases.ts'
export { addSpace, editSpace, putSpace, retireSpace } from './actions/spaces.ts'
export { setTurnover } from './actions/turnover.ts'
export { setCoveredBy } from './actions/set-covered-by.ts'
export { setPhotos } from './actions/set-photos.ts'
export { canEditPalace, canKeepHouse, canRecordPalace } from './policy.ts'
export { palaceStanding } from './queries/palace-standing.ts'
