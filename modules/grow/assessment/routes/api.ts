import type { Api } from '#kit/http/api.ts'
import { contextOf } from '#kit/http/context.ts'
import { acknowledge } from '../actions/acknowledge.ts'
import { editVenue, removeVenue } from '../actions/edit-venue.ts'
import { setOverride, withdrawOverride } from '../actions/override.ts'
import { recordVenue, stateNone } from '../actions/record-venue.ts'
import { assessVenue, rerun } from '../actions/rerun.ts'
import * as contract from '../contract.ts'
import { listDifferences } from './differences.ts'
import { readVenue } from './venue.ts'
import { listVenues } from './venues.ts'

/** Venues, what is decided about them and why. P2. */
export function assessmentApi(api: Api): void {
  api.openapi(contract.venuesRoute, async (c) =>
    c.json(await listVenues(c, c.req.valid('query').division ?? ''), 200),
  )
  api.openapi(contract.readVenueRoute, async (c) =>
    c.json(await readVenue(c, c.req.valid('param').venueId), 200),
  )
  api.openapi(contract.recordVenueRoute, async (c) =>
    c.json(await recordVenue(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.stateNoneRoute, async (c) =>
    c.json(await stateNone(contextOf(c), c.req.valid('json')), 200),
  )
  api.openapi(contract.editVenueRoute, async (c) =>
    c.json(await editVenue(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
  )
  api.openapi(contract.removeVenueRoute, async (c) => {
    await removeVenue(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.assessVenueRoute, async (c) =>
    c.json(await assessVenue(contextOf(c), c.req.valid('param')), 200),
  )
  api.openapi(contract.rerunRoute, async (c) => c.json(await rerun(contextOf(c), c.req.valid('json')), 200))
  api.openapi(contract.setOverrideRoute, async (c) => {
    await setOverride(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.withdrawOverrideRoute, async (c) => {
    await withdrawOverride(contextOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(contract.differencesRoute, async (c) => {
    const { division = '', all } = c.req.valid('query')
    return c.json(await listDifferences(c, division, all === '1'), 200)
  })
  api.openapi(contract.acknowledgeRoute, async (c) =>
    c.json(await acknowledge(contextOf(c), c.req.valid('json')), 200),
  )
}
