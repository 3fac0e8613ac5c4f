import type { PersonRow } from './rows.ts'
import type { Wish } from './wishes.ts'

/** One claim while the model runs; times in epoch milliseconds. */
export type Claim = {
  person: PersonRow | null
  at: number
  wish?: Wish['outcome']
  reserved: boolean
  confirmed?: number
  offered?: number
  expires?: number
  passed?: number
  leaves?: number
  cancelled?: number
  byPalace?: boolean
  walkIn?: string
}

export const holdsPlace = (c: Claim) =>
  !c.cancelled && !c.passed && (c.confirmed !== undefined || c.offered !== undefined)
export const waits = (c: Claim) =>
  !c.cancelled && !c.passed && c.confirmed === undefined && c.offered === undefined
