import type { Grant } from '#kit/access/index.ts'
import type { ActionContext } from '#kit/db/action.ts'
import { newId, type Db } from '#kit/db/index.ts'
import { fakeClock } from '#kit/testing/clock.ts'
import type { Parameters } from './contract.ts'
import { setBudget } from './actions/budgets.ts'
import { recordCandidate } from './actions/candidates.ts'

/** Somebody who holds this, at a moment. */
export const by = (db: Db, grant: Grant, at = '2026-11-24T10:00+08:00'): ActionContext => ({
  db,
  actor: { personId: newId(), grants: [grant] },
  clock: fakeClock(at),
  outbox: { send: async () => {}, emit: async () => {} },
})

/** A candidate site of a county. */
export const aSite = (code: string, divisionCode: string, lng: number, lat: number, yuan = 10_000_000) => ({
  code,
  divisionCode,
  name: `${code} 地块`,
  lng,
  lat,
  mode: 'standalone' as const,
  planStatus: 'inPlan' as const,
  landStatus: 'allocated' as const,
  costFen: yuan * 100,
  areaM2: 3_000,
  capacity: null,
})

/** Three sites, one of them in each county, and money for every year from 2026 to 2030. */
export async function sitesAndMoney(db: Db): Promise<void> {
  const officer = by(db, { role: 'federationOfficer', scope: '42' })
  for (const site of [
    aSite('420102-01', '420102', 114.31, 30.62),
    aSite('420103-01', '420103', 114.27, 30.59),
    aSite('429004-01', '429004', 113.45, 30.34),
  ])
    await recordCandidate(officer, site)
  for (const year of [2026, 2027, 2028, 2029, 2030])
    await setBudget(officer, { division: '42', year, amountFen: 2_000_000_000, mostStarts: 2, version: null })
}

export const travelParameters = {
  question: 'travel' as const,
  sites: 1,
  townships: false,
  lawfulOnly: true,
  standing: true,
} satisfies Parameters
export const planParameters = {
  question: 'plan' as const,
  fromYear: 2026,
  toYear: 2030,
  minutes: 30,
  fromNow: true,
  extraFen: 0,
  lawfulOnly: true,
} satisfies Parameters
