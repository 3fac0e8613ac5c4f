import type { ActionScope } from '#kit/db/action.ts'
import { queueMessages } from '#modules/base/notifications/index.ts'
import { type PlacementRecord, requestsTo } from '../queries/requests.ts'
import type { OpenSeason } from './open-season.ts'

/** Everybody who asked on the portal is told what came of it: their page says why. */
export async function tellResults(
  { tx, later, now }: Pick<ActionScope, 'tx' | 'later' | 'now'>,
  { season, palace, target }: OpenSeason,
  placements: readonly PlacementRecord[],
): Promise<void> {
  const given = Map.groupBy(placements, ({ requestId }) => requestId)
  const requests = await requestsTo(tx, { palaceId: season.palaceId, seasonId: season.id })
  const messages = requests.flatMap(({ id, applicantId, withdrawnAt, times }) =>
    applicantId === null || withdrawnAt
      ? []
      : [
          {
            personId: applicantId,
            template: 'seasonResult' as const,
            params: {
              title: season.title,
              palace: palace.name,
              outcome: outcomeOf(given.get(id)?.length ?? 0, times),
            },
            link: `/seasons/${season.palaceId}/${season.id}/mine`,
            dedupeKey: `seasonResult:${id}`,
            place: target,
          },
        ],
  )
  await queueMessages(tx, later, messages, now)
}

const outcomeOf = (placed: number, times: number) =>
  placed === 0 ? ('none' as const) : placed < times ? ('part' as const) : ('all' as const)
