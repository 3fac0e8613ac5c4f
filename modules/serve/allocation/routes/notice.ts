import type { Db } from '#kit/db/index.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import type { RoundNotice } from '../contract/round.ts'
import { errors } from '../errors.ts'
import { applicationsTo } from '../queries/applications.ts'
import { drawOf } from '../queries/draw.ts'
import type { RoundRecord } from '../queries/rounds.ts'
import { readResults } from '../rules/read-results.ts'

/** What came of each application of a published round, the first drawn first, with masked names. @throws Problem `step-not-open` */
export async function noticeOf(db: Db, { palaceId, id, publishedAt }: RoundRecord): Promise<RoundNotice> {
  if (!publishedAt) throw errors.error('step-not-open')
  const [draw, applications] = await Promise.all([drawOf(db, palaceId, id), applicationsTo(db, palaceId, id)])
  const byParty = new Map(applications.map((one) => [one.party, one]))
  const names = await peopleForDisplay(
    db,
    applications.flatMap(({ personIds }) => personIds),
  )
  const rows = readResults(draw!.results!)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ party, rank, course, waiting }) => {
      const { personIds, size } = byParty.get(party)!
      return {
        rank,
        party,
        names: personIds.map((person) => names.get(person)?.nameMasked ?? '*'),
        people: size,
        course,
        waiting,
      }
    })
  return { people: rows.reduce((sum, { people }) => sum + people, 0), rows }
}
