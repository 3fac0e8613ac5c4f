import type { ImportRow, Judged, RowProblem, Scope } from '#kit/imports/index.ts'
import { palacesByIds } from '#modules/base/places/index.ts'
import { errors, type Refusal } from '../../errors.ts'
import { requestsTo, type RequestRecord, type WishRecord, wishesTo } from '../../queries/requests.ts'
import { seasonById } from '../../queries/seasons.ts'
import { halvesOf, MINUTES } from '../../rules/week.ts'
import { askRefusal } from '../judge-ask.ts'
import type { Ask } from '../request-rows.ts'
import { hallsWithHours } from '../season-problem.ts'
import { type RequestColumn, requestColumns, wishColumns } from './columns.ts'
import { note, readRow } from './read-row.ts'

/** Says what each row would ask for; a dozen queries, whatever the number of rows. @throws Problem `season-not-found` */
export async function judgeRequests(
  { db, place }: Scope,
  rows: readonly ImportRow<RequestColumn>[],
): Promise<Judged<Ask>[]> {
  const ids = { palaceId: place.palaceId!, seasonId: place.subjectId! }
  const palace = (await palacesByIds(db, [ids.palaceId])).get(ids.palaceId)
  const season = await seasonById(db, ids.palaceId, ids.seasonId)
  // The palace must lie where the import says that it does: that is where the actor was asked about.
  if (!season || !palace?.divisionCode.startsWith(place.divisionCode)) throw errors.error('season-not-found')
  if (season.state === 'published' || season.state === 'finished')
    return rows.map(({ row }) => ({ row, problems: [{ key: 'seasons:errors.published-already' }] }))
  const given = await hallsWithHours(db, season)
  const wishes = Map.groupBy(await wishesTo(db, ids), ({ requestId }) => requestId)
  const standing = (await requestsTo(db, ids)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const byName = Map.groupBy(standing, ({ organisation }) => plain(organisation))
  const known = new Set(standing.map((one) => contentOf(askedBy(one, wishes.get(one.id) ?? []))))
  return rows.map((row): Judged<Ask> => {
    const { problems, ask } = readRow(row, given.halls)
    if (!ask) return { row: row.row, problems }
    const refusal = askRefusal(ask, season, given)
    if (refusal) return { row: row.row, problems: [problemOf(refusal)] }
    if (known.has(contentOf(ask))) return { row: row.row, change: 'unchanged', data: ask }
    const others = byName.get(plain(ask.organisation)) ?? []
    const warnings =
      others.length === 0
        ? []
        : [note('organisation', 'asksAlready', { numbers: others.map(({ no }) => no).join('、') })]
    return { row: row.row, change: 'added', data: ask, warnings }
  })
}

const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '')

type Content = Omit<Ask, 'unionId' | 'wishes'> & {
  wishes: Pick<WishRecord, 'spaceId' | 'spaceKind' | 'weekday' | 'fromHalf' | 'untilHalf'>[]
}

const askedBy = (one: RequestRecord, wishes: readonly WishRecord[]): Content => ({
  ...one,
  least: one.least * MINUTES,
  wanted: one.wanted * MINUTES,
  wishes: [...wishes],
})

/** What makes two requests the same one. */
function contentOf(ask: Content | Ask): string {
  const wishes = ask.wishes.map((wish) => [
    wish.spaceId,
    wish.spaceKind,
    wish.weekday,
    ...('from' in wish ? [halvesOf(wish.from), halvesOf(wish.until)] : [wish.fromHalf, wish.untilHalf]),
  ])
  const { organisation, kind, purpose, people, times, least, wanted } = ask
  return JSON.stringify([plain(organisation), kind, plain(purpose), people, times, least, wanted, wishes])
}

/** A refusal beside the column that it is about. */
function problemOf({ code, field = '', params }: Refusal): RowProblem {
  const [, wish = '0', time] = /^wishes(?:\.(\d)(\.from)?)?$/.exec(field) ?? []
  const column: RequestColumn =
    field === 'wanted' ? 'wanted' : wishColumns[Number(wish)]![time ? 'time' : 'where']
  return { column: requestColumns[column].title, key: `seasons:errors.${code}`, ...(params && { params }) }
}
