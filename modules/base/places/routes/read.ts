import type { Db } from '#kit/db/index.ts'
import type { PalaceSearch } from '../contract/routes.ts'
import type { Division, PalaceDetail, PalaceListing } from '../contract/shapes.ts'
import { errors } from '../errors.ts'
import { divisionPath, divisionTree, scopeOfDivision } from '../queries/divisions.ts'
import { basesOf, closuresOfPalaces, hoursOfPalaces, palaceRecord } from '../queries/palace-detail.ts'
import { palacesByIds, type PalaceSummary, palacesUnder } from '../queries/palaces.ts'
import { spacesOf } from '../queries/spaces.ts'
import { presentDivision, presentListing, presentPalace } from './present.ts'

/** Everything about a palace for its page and for the API. @throws Problem `palace-not-found` */
export async function readPalace(db: Db, palaceId: string, now: Temporal.Instant): Promise<PalaceDetail> {
  const [record, hours, closures, bases, spaces] = await Promise.all([
    palaceRecord(db, palaceId),
    hoursOfPalaces(db, [palaceId]),
    closuresOfPalaces(db, [palaceId], now),
    basesOf(db, palaceId),
    spacesOf(db, palaceId),
    divisionTree(db),
  ])
  if (!record) throw errors.error('palace-not-found')
  return presentPalace(record, {
    hours: hours.get(palaceId) ?? [],
    closures: closures.get(palaceId) ?? [],
    bases,
    spaces,
    now,
  })
}

/** Palaces as lists show them, with what is open now: the same few queries for one as for a thousand. */
export async function listPalaces(
  db: Db,
  search: PalaceSearch,
  now: Temporal.Instant,
): Promise<PalaceListing[]> {
  await divisionTree(db)
  const under = await palacesUnder(db, search.division ? scopeOfDivision(search.division) : '')
  const palaces = await withHours(db, under.filter(sought(search.q ?? '')), now)
  return search.open ? palaces.filter(({ openNow }) => openNow.state !== 'closed') : palaces
}

/** Palaces are found by name, English name, address, or the slug, which is pinyin; every word must be there. */
function sought(text: string) {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return ({ name, nameEn, address, slug }: PalaceSummary) => {
    const written = `${name} ${nameEn ?? ''} ${address} ${slug}`.toLocaleLowerCase()
    return words.every((word) => written.includes(word))
  }
}

async function withHours(
  db: Db,
  palaces: readonly PalaceSummary[],
  now: Temporal.Instant,
): Promise<PalaceListing[]> {
  const ids = palaces.map(({ id }) => id)
  const [hours, closures] = await Promise.all([hoursOfPalaces(db, ids), closuresOfPalaces(db, ids, now)])
  return palaces.map((palace) =>
    presentListing(palace, {
      hours: hours.get(palace.id) ?? [],
      closures: closures.get(palace.id) ?? [],
      now,
    }),
  )
}

/** Every division with its palaces counted, the province first. */
export async function listDivisions(db: Db): Promise<Division[]> {
  const [tree, palaces] = await Promise.all([divisionTree(db), palacesUnder(db, '')])
  const covers = new Map(palaces.map((palace) => [palace.id, palace]))
  return tree.map((division) => presentDivision(division, palaces, covers))
}

export type DivisionPageData = {
  division: Division
  path: Division[]
  children: Division[]
  palaces: PalaceListing[]
}

/** One division for its page and for the API. @throws Problem `division-not-found` */
export async function readDivision(db: Db, code: string, now: Temporal.Instant): Promise<DivisionPageData> {
  const path = await divisionPath(db, code)
  const division = path.at(-1)
  if (!division) throw errors.error('division-not-found')
  const under = await palacesUnder(db, division.scope)
  const tree = await divisionTree(db)
  const nearby = [...path, ...tree.filter(({ parentCode }) => parentCode === code)]
  const covers = await palacesByIds(db, [...new Set(nearby.flatMap(({ coveredBy }) => coveredBy ?? []))])
  const counted = (one: (typeof tree)[number]) => presentDivision(one, under, covers)
  const cover = division.coveredBy ? covers.get(division.coveredBy) : undefined
  return {
    division: counted(division),
    path: path.map(counted),
    children: tree.filter(({ parentCode }) => parentCode === code).map(counted),
    palaces: await withHours(
      db,
      cover && !under.some(({ id }) => id === cover.id) ? [...under, cover] : under,
      now,
    ),
  }
}
