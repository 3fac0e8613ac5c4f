import { type Cast, demoPalaceSlug } from './accounts.ts'
import type { PersonRow } from './rows.ts'
import type { Planned } from './season.ts'
import { day } from './time.ts'

/** What must happen to someone in a session, so that the demonstration accounts have a story. */
export type Wish = {
  person: PersonRow
  outcome: 'confirmed' | 'attended' | 'noShow' | 'offered' | 'waitlisted'
}

/** Wishes by session: the parent's children, the rider's evening and held offer, three no-shows, the elder's mornings. */
export function wishes(actors: Cast, sessions: Planned[], now: number): Map<string, Wish[]> {
  const result = new Map<string, Wish[]>()
  const used = new Set<string>()
  const start = (s: Planned) => s.row.first_meeting.start.epochMilliseconds
  const ours = sessions
    .filter(
      (s) => s.palace.row.slug === demoPalaceSlug && !s.row.cancelled_at && s.template.form === 'activity',
    )
    .toSorted((a, b) => start(a) - start(b))
  const coming = ours.filter((s) => start(s) > now && s.row.opens_at.epochMilliseconds < now - day)
  const past = ours.filter((s) => start(s) < now - day && start(s) > now - 25 * day).toReversed()
  const wish = (
    among: Planned[],
    count: number,
    fits: (s: Planned) => boolean,
    people: PersonRow[],
    outcome: Wish['outcome'],
  ) => {
    const chosen = among.filter((s) => !used.has(s.row.id) && fits(s)).slice(0, count)
    for (const { row } of chosen) {
      used.add(row.id)
      result.set(
        row.id,
        people.map((person) => ({ person, outcome })),
      )
    }
  }
  const everyone = (s: Planned) => Object.keys(s.template.audience).length === 0
  const family = (s: Planned) =>
    (s.template.audience.ageMin ?? 0) <= 6 && s.template.tags.some((tag) => tag === '亲子' || tag === '少儿')
  wish(coming, 1, (s) => s.template.key === 'rider-baduanjin', [actors.rider], 'confirmed')
  wish(coming, 1, (s) => everyone(s) && start(s) > now + day, [actors.rider], 'offered')
  wish(coming, 1, family, actors.kids, 'confirmed')
  wish(coming, 1, everyone, [actors.parent], 'confirmed')
  wish(coming, 1, everyone, [actors.elder], 'waitlisted')
  wish(past, 3, everyone, [actors.suspended], 'noShow')
  wish(past, 2, family, actors.kids, 'attended')
  wish(past, 3, everyone, [actors.elder], 'attended')
  wish(past, 2, () => true, [actors.rider], 'attended')
  return result
}
