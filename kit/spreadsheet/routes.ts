import { allowed, denied, roles, scopesOf, type Actor, type Decision } from '#kit/access/index.ts'
import { action } from '#kit/db/action.ts'
import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { ExportNote, noteExportRoute } from './contract.ts'

/** Adds `POST /exports`. */
export function exportsApi(api: Api): void {
  api.openapi(noteExportRoute, async (c) => {
    await noteExport(contextOf(c), c.req.valid('json'))
    return c.body(null, 204)
  })
}

/** Whoever works somewhere in what the screen looks at, or above it. */
export const canExport = (
  actor: Actor,
  { division, palace }: { division: string; palace?: string | undefined },
): Decision => {
  const { prefixes, palaceIds } = scopesOf(actor, roles)
  const within = prefixes.some((prefix) => prefix.startsWith(division) || division.startsWith(prefix))
  return within || (palace !== undefined && palaceIds.includes(palace))
    ? allowed
    : denied('spreadsheet:denied.export')
}

/** Notes an export in the journal, for the place that it is about. */
export const noteExport = action(ExportNote, async ({ actor, allow, journal }, note) => {
  allow(canExport(actor, note))
  const { list, rows, format, division, palace = null } = note
  journal({
    action: 'spreadsheet.export',
    subject: { type: 'list', id: list },
    divisionCode: division,
    palaceId: palace,
    after: { rows, format },
  })
})
