import type { Api } from '#kit/http/api.ts'
import { requestErrors } from '#kit/http/errors.ts'
import { standardValue, type StandardKey } from '#modules/base/standards/index.ts'
import { listRetentionRoute } from '../../contract.ts'
import { canSeeRetention } from '../../policy.ts'
import { identityPorts } from '../../ports.ts'
import { retentionRuns } from '../../queries/retention-runs.ts'

export function retentionApi(api: Api): void {
  api.openapi(listRetentionRoute, async (c) => {
    const { actor, services } = c.var
    const seen = canSeeRetention(actor)
    if (!seen.allowed)
      throw requestErrors.error(c.var.viewer ? 'not-allowed' : 'sign-in-needed', {
        params: { reason: seen.reason },
      })
    const runs = await retentionRuns(services.db)
    const on = services.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
    const kinds = await Promise.all(
      identityPorts.retention.map(async ({ kind, standard }) => {
        const run = runs.get(kind)
        return {
          kind,
          term: await standardValue(services.db, standard as StandardKey, { divisionCode: '', on }),
          unit: standard.endsWith('Days') ? ('days' as const) : ('months' as const),
          ranAt: run?.ranAt.toString() ?? null,
          removed: run?.removed ?? 0,
          removedEver: Number(run?.removedEver ?? 0),
        }
      }),
    )
    return c.json({ kinds }, 200)
  })
}
