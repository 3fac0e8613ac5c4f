import type { Db } from '#kit/db/index.ts'
import { divisionName, divisionTree, palacesUnder } from '#modules/base/places/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import type { Parameters } from '../contract.ts'
import { candidatesUnder, travelTimesUnder, type CandidateRow } from '../queries/candidates.ts'
import { demandUnder } from '../queries/demand.ts'
import type { LockRow } from '../queries/scenarios.ts'
import type { Decided, FrozenSite, FrozenSites } from '../rules/frozen.ts'

type Asked = {
  scope: string
  parameters: FrozenSites['parameters']
  locks: readonly LockRow[]
  now: Temporal.Instant
}

/** Sites that the territorial plan or the land does not allow are left out when the question says so. P3 */
export const isLawful = ({ planStatus, landStatus }: CandidateRow): boolean =>
  planStatus !== 'notInPlan' && landStatus !== 'none'

/** What was decided beforehand, by target. */
export const decidedBy = (locks: readonly LockRow[]): ReadonlyMap<string, Decided> =>
  new Map(locks.map(({ target, kind, reason }) => [target, { kind, reason }]))

/** Everything that a question about sites rests on, as it stands now. */
export async function freezeSites(db: Db, { scope, parameters, locks, now }: Asked): Promise<FrozenSites> {
  const on = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const tree = await divisionTree(db)
  const [{ points, unknown }, candidates, measured, standards, palaces] = [
    await demandUnder(db, scope, tree, parameters.townships),
    await candidatesUnder(db, scope),
    await travelTimesUnder(db, scope),
    await standardValues(db, ['siting.detourFactor', 'siting.speed', 'siting.reachMinutes'], {
      divisionCode: scope.padEnd(6, '0'),
      level: 'province',
      on,
    }),
    parameters.standing ? await palacesUnder(db, scope) : [],
  ]
  const decided = decidedBy(locks)
  const taken = candidates.filter((one) => !parameters.lawfulOnly || isLawful(one))
  const sites: FrozenSite[] = [
    ...palaces
      .filter(({ status }) => status === 'open')
      .map(({ id, name, divisionCode, lng, lat }) => ({
        code: id,
        name,
        divisionCode,
        divisionName: divisionName(divisionCode),
        kind: 'palace' as const,
        mode: null,
        lng,
        lat,
        costFen: 0,
        capacity: null,
        decided: null,
      })),
    ...taken.map(({ code, name, divisionCode, mode, lng, lat, costFen, capacity }) => ({
      code,
      name,
      divisionCode,
      divisionName: divisionName(divisionCode),
      kind: 'candidate' as const,
      mode,
      lng,
      lat,
      costFen,
      capacity,
      decided: decided.get(code) ?? null,
    })),
  ]
  return {
    kind: 'sites',
    parameters,
    reachMinutes: reachOf(parameters, standards['siting.reachMinutes']),
    speed: { detour: standards['siting.detourFactor'], speed: standards['siting.speed'] },
    points: points.map(({ code, name, workers, lng, lat }) => ({ code, name, workers, lng, lat })),
    sites,
    measured,
    unknown: unknown.map(divisionName),
    leftOut: candidates.length - taken.length,
  }
}

/** What counts as within reach: what the question asks, else the standard. */
const reachOf = (parameters: Parameters, standard: number): number =>
  parameters.question === 'travel' ? standard : parameters.minutes
