import type { Api } from '#kit/http/api.ts'
import * as contract from '../contract.ts'
import { readHeatMap } from './heat-map.ts'
import { readDivisionBenefit, readPalaceBenefit } from './read.ts'

/** The meter's JSON operations. */
export function benefitApi(api: Api): void {
  api.openapi(contract.divisionBenefitRoute, async (c) => {
    const { db, clock } = c.var.services
    const { divisionCode } = c.req.valid('param')
    return c.json(await readDivisionBenefit(db, divisionCode, c.req.valid('query'), clock.now()), 200)
  })
  api.openapi(contract.palaceBenefitRoute, async (c) => {
    const { db, clock } = c.var.services
    const { palaceId } = c.req.valid('param')
    return c.json(await readPalaceBenefit(db, palaceId, c.req.valid('query'), clock.now()), 200)
  })
  api.openapi(contract.heatMapRoute, async (c) =>
    c.json(await readHeatMap(c, c.req.valid('param').palaceId, c.req.valid('query')), 200),
  )
}
