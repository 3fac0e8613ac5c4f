import { type Claim, holdsPlace } from './claim.ts'
import { personName } from './names/people.ts'
import type { Random } from './random.ts'
import type { AttendanceRow } from './rows.ts'
import type { Planned } from './season.ts'
import { minute } from './time.ts'

export type Visit = { no: number; at: number; method: AttendanceRow['method'] }
/** Who came to which meeting, and whose place was let go after the grace time. */
export type Door = { visits: Map<Claim, Visit[]>; released: Set<Claim> }

const noShowShare = 0.06

/** Plays the door of a session that has begun; adds walk-ins to `claims` while there is room. */
export function atTheDoor(random: Random, { row, meetings }: Planned, claims: Claim[], now: number): Door {
  const visits = new Map<Claim, Visit[]>()
  const released = new Set<Claim>()
  const start = row.first_meeting.start.epochMilliseconds
  if (row.cancelled_at || start + 15 * minute > now) return { visits, released }
  for (const claim of claims) {
    if (!holdsPlace(claim) || claim.confirmed === undefined) continue
    if (claim.wish === 'noShow' || (!claim.wish && random.chance(noShowShare))) released.add(claim)
    else visits.set(claim, comings(random, claim, meetings, now))
  }
  const room = row.capacity - claims.filter(holdsPlace).length + released.size
  const walkIns = row.meeting_count === 1 && random.chance(0.4) ? Math.min(room, random.int(1, 3)) : 0
  for (let i = 0; i < walkIns; i++) {
    const at = start + random.int(-8, 14) * minute
    const claim: Claim = {
      person: null,
      at,
      confirmed: at,
      reserved: false,
      walkIn: personName(random, random.int(1950, 1995)),
    }
    claims.push(claim)
    visits.set(claim, [{ no: 1, at, method: 'walkIn' }])
  }
  return { visits, released }
}

const methods = [
  ['scan', 64],
  ['code', 14],
  ['phone', 15],
  ['name', 7],
] as const

/** The first meeting surely, later ones mostly. */
function comings(random: Random, claim: Claim, meetings: Planned['meetings'], now: number): Visit[] {
  const usual = random.weighted(methods)
  return meetings
    .filter(
      ({ no, during }) =>
        during.start.epochMilliseconds + 15 * minute <= now && (no === 1 || random.chance(0.88)),
    )
    .map(({ no, during }) => {
      const at = during.start.epochMilliseconds + random.int(-20, 11) * minute + random.int(0, 59) * 1000
      return {
        no,
        at: Math.max(at, no === 1 ? claim.confirmed! + 1000 : 0),
        method: random.chance(0.85) ? usual : random.weighted(methods),
      }
    })
}
