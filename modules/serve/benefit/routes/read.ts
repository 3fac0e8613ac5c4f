import type { Db } from '#kit/db/index.ts'
import { remembered } from '#kit/db/remembered.ts'
import {
  divisionTree,
  palaceById,
  palacesUnder,
  type Division,
  type PalaceSummary,
} from '#modules/base/places/index.ts'
import type { Benefit, BenefitPart } from '../contract/figures.ts'
import { errors } from '../errors.ts'
import { firstKeptDay } from '../queries/sums.ts'
import { addSums, type Sums } from '../rules/figures.ts'
import { type Period, periodOf } from '../rules/period.ts'
import { presentFigures, presentStandards } from './present.ts'
import { minuteOf, sumsOf } from './sums.ts'

type Asked = { from?: string; to?: string }

const TIME_ZONE = 'Asia/Shanghai'
const SECONDS = 60
const kept = remembered<Benefit>(SECONDS)

const today = (now: Temporal.Instant, timeZone: string) => now.toZonedDateTimeISO(timeZone).toPlainDate()

/** The meter of one palace over a period; a minute old at most. P5, P7. @throws Problem `palace-not-found` */
export async function readPalaceBenefit(
  db: Db,
  palaceId: string,
  asked: Asked,
  now: Temporal.Instant,
): Promise<Benefit> {
  const palace = await palaceById(db, palaceId)
  if (!palace) throw errors.error('palace-not-found')
  const period = periodOf(asked, today(now, palace.timeZone))
  return kept(`${palaceId} ${period.from} ${period.to} ${minuteOf(now)}`, async () => {
    const sums = await sumsOf(db, palaceId, [palace], period, now)
    return { ...(await summary(db, [palace], sums, period)), name: palace.name, parts: [] }
  })
}

/**
 * The meter of a part of the province by its code prefix, and of each division and palace directly in it: as many
 * statements for a thousand palaces as for one. @throws Problem `division-not-found`
 */
export async function readDivisionBenefit(
  db: Db,
  prefix: string,
  asked: Asked,
  now: Temporal.Instant,
): Promise<Benefit> {
  const tree = await divisionTree(db)
  const division = tree.find(({ scope }) => scope === prefix)
  if (!division) throw errors.error('division-not-found')
  const period = periodOf(asked, today(now, TIME_ZONE))
  return kept(`${prefix} ${period.from} ${period.to} ${minuteOf(now)}`, async () => {
    const palaces = await palacesUnder(db, prefix)
    const sums = await sumsOf(db, prefix, palaces, period, now)
    const children = tree.filter(({ parentCode }) => parentCode === division.code)
    const parts = await Promise.all(
      partsOf(children, palaces).map(async ({ houses, ...part }): Promise<BenefitPart> => {
        const { figures, standards } = await figuresOf(db, houses, sums, period)
        return { ...part, houses: houses.length, figures, standards }
      }),
    )
    return { ...(await summary(db, palaces, sums, period)), name: division.name, parts }
  })
}

/** The divisions that have a palace, then the palaces that lie in the division itself. */
function partsOf(children: readonly Division[], palaces: readonly PalaceSummary[]) {
  const below = children.map(({ code, name, scope }) => ({
    kind: 'division' as const,
    id: code,
    name,
    slug: null,
    scope,
    houses: palaces.filter(({ divisionCode }) => divisionCode.startsWith(scope)),
  }))
  const own = palaces.filter(
    ({ divisionCode }) => !children.some(({ scope }) => divisionCode.startsWith(scope)),
  )
  return [
    ...below.filter(({ houses }) => houses.length > 0),
    ...own.map((palace) => ({
      kind: 'palace' as const,
      id: palace.id,
      name: palace.name,
      slug: palace.slug,
      scope: null,
      houses: [palace],
    })),
  ]
}

async function figuresOf(
  db: Db,
  houses: readonly PalaceSummary[],
  sums: ReadonlyMap<string, Sums>,
  { to }: Period,
) {
  const total = addSums(houses.flatMap(({ id }) => sums.get(id) ?? []))
  return { figures: presentFigures(total), standards: await presentStandards(db, houses, sums, to) }
}

async function summary(
  db: Db,
  houses: readonly PalaceSummary[],
  sums: ReadonlyMap<string, Sums>,
  period: Period,
) {
  const first = await firstKeptDay(
    db,
    houses.map(({ id }) => id),
  )
  return {
    from: period.from.toString(),
    to: period.to.toString(),
    measuredFrom: first?.toString() ?? null,
    houses: houses.length,
    ...(await figuresOf(db, houses, sums, period)),
  }
}
