import type { Interval } from '#kit/interval/index.ts'
import type { OpenState, Stretch } from '../contract/hours.ts'
import type { Closure, Division, OpenNow, PalaceDetail, PalaceListing, Space } from '../contract/shapes.ts'
import { type Division as DivisionRecord, divisionName } from '../queries/divisions.ts'
import type { basesOf, ClosureRecord, PalaceRecord } from '../queries/palace-detail.ts'
import type { PalaceSummary } from '../queries/palaces.ts'
import type { ShutUse } from '../ports.ts'
import type { SpaceInTree } from '../queries/spaces.ts'
import { openNow } from '../rules/open-now.ts'

/** Whether somewhere is open, on the wire. */
export function presentOpen(open: OpenState): OpenNow {
  return {
    state: open.state,
    self: open.self,
    until: open.state === 'open' ? open.until.toString() : null,
    opens: open.state === 'closed' ? (open.opens?.toString() ?? null) : null,
  }
}

const SHUT: OpenNow = { state: 'closed', self: false, until: null, opens: null }

export type Around = { hours: readonly Stretch[]; closures: readonly ClosureRecord[]; now: Temporal.Instant }

/** Closures of the whole house; a shut room does not shut it. */
const ofTheHouse = (closures: readonly ClosureRecord[]): Interval[] =>
  closures.filter(({ spaceId }) => spaceId === null).map(({ during }) => during)

/** A palace of a list, on the wire. */
export function presentListing(palace: PalaceSummary, { hours, closures, now }: Around): PalaceListing {
  const {
    id,
    slug,
    name,
    nameEn,
    divisionCode,
    level,
    sizeClass,
    status,
    address,
    phone,
    lng,
    lat,
    synthetic,
  } = palace
  return {
    id,
    slug,
    name,
    nameEn,
    divisionCode,
    divisionName: divisionName(divisionCode),
    level,
    sizeClass,
    status,
    address,
    phone,
    lng,
    lat,
    synthetic,
    openNow:
      status === 'open' ? presentOpen(openNow(hours, ofTheHouse(closures), now, palace.timeZone)) : SHUT,
  }
}

export const presentSpace = ({
  id,
  parentId,
  name,
  nameEn,
  kind,
  floor,
  areaM2,
  capacity,
  position,
  depth,
}: SpaceInTree): Space => ({
  id,
  parentId,
  name,
  nameEn,
  kind,
  floor,
  areaM2,
  capacity,
  position,
  depth,
})

export const presentClosure = ({ id, spaceId, during, reason }: ClosureRecord): Closure => ({
  id,
  spaceId,
  start: during.start.toString(),
  end: during.end.toString(),
  reason,
})

export const presentShut = ({ kind, spaceId, during, label }: ShutUse) => ({
  kind,
  spaceId,
  start: during.start.toString(),
  end: during.end.toString(),
  label,
})

type Parts = Around & { bases: Awaited<ReturnType<typeof basesOf>>; spaces: readonly SpaceInTree[] }

/** Everything about a palace, on the wire. */
export function presentPalace(record: PalaceRecord, { bases, spaces, ...around }: Parts): PalaceDetail {
  const summary: PalaceSummary = {
    ...record,
    nameEn: record.name_en,
    divisionCode: record.division_code,
    sizeClass: record.size_class,
    routeText: record.route_text,
    timeZone: record.time_zone,
  }
  const { hours, closures, now } = around
  return {
    ...presentListing(summary, around),
    timeZone: record.time_zone,
    ownerName: record.ownerName,
    operationMode: record.operation_mode,
    constructionMode: record.construction_mode,
    routeText: record.route_text,
    landM2: record.land_m2,
    floorM2: record.floor_m2,
    openedOn: record.opened_on?.toString() ?? null,
    introduction: record.introduction,
    accessibility: record.accessibility,
    honours: record.honours,
    photos: record.photos,
    sourceUrl: record.source_url,
    version: record.version,
    hours: [...hours],
    bases: bases.map((base) => {
      const week = base.hours.length > 0 ? base.hours : hours
      const open = record.status === 'open'
      return {
        ...base,
        openNow: open ? presentOpen(openNow(week, ofTheHouse(closures), now, record.time_zone)) : SHUT,
      }
    }),
    closures: closures.map(presentClosure),
    spaces: spaces.map(presentSpace),
  }
}

/** A division with its palaces counted, on the wire. */
export function presentDivision(
  division: DivisionRecord,
  palaces: readonly Pick<PalaceSummary, 'divisionCode' | 'status'>[],
  covers: ReadonlyMap<string, PalaceSummary>,
): Division {
  const {
    code,
    name,
    level,
    scope,
    parentCode,
    population,
    workerEstimate,
    coverageRequired,
    coverageReason,
    coveredBy,
  } = division
  const cover = coveredBy ? covers.get(coveredBy) : undefined
  return {
    code,
    name,
    level,
    scope,
    parentCode,
    population,
    workerEstimate,
    coverageRequired,
    coverageReason,
    coveredBy: cover ? { id: cover.id, name: cover.name, slug: cover.slug } : null,
    palaces: palaces.filter(
      ({ divisionCode, status }) => divisionCode.startsWith(scope) && status !== 'closed',
    ).length,
  }
}
