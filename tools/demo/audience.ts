import type { Palace } from './palaces.ts'
import type { Template } from './programmes/index.ts'
import type { Random } from './random.ts'
import type { DivisionRow, PersonRow } from './rows.ts'
import type { Planned } from './season.ts'
import { hour } from './time.ts'

type Pool = {
  kids: PersonRow[]
  retired: PersonRow[]
  gig: PersonRow[]
  working: PersonRow[]
  adults: PersonRow[]
}

/** Who lives near each palace, and who is already somewhere else. */
export class Neighbours {
  readonly #pools = new Map<string, Pool>()
  readonly #people: PersonRow[]
  readonly #busy = new Map<string, Set<number>>()
  readonly #scopes: Map<string, string>
  readonly #year: number

  constructor(people: PersonRow[], tree: DivisionRow[], year: number) {
    this.#people = people
    this.#scopes = new Map(tree.map((d) => [d.code, d.scope]))
    this.#year = year
  }

  /** Someone near who may come, has not come yet and has that half of the day free; null when luck runs out. */
  find(random: Random, session: Planned, present: Set<string>): PersonRow | null {
    const pool = this.#poolOf(session.palace)
    const halves = halfDays(session)
    for (let attempt = 0; attempt < 8; attempt++) {
      const group = pool[groupOf(random, session)]
      if (group.length === 0) continue
      const person = random.pick(group)
      const busy = this.#busy.get(person.id)
      if (present.has(person.id) || !this.#mayCome(person, session) || halves.some((half) => busy?.has(half)))
        continue
      this.occupy(person, session)
      return person
    }
    return null
  }

  occupy(person: PersonRow, session: Planned) {
    const busy = this.#busy.get(person.id) ?? new Set<number>()
    for (const half of halfDays(session)) busy.add(half)
    this.#busy.set(person.id, busy)
  }

  #mayCome(person: PersonRow, { template }: Planned): boolean {
    const { ageMin, ageMax, membersOnly } = template.audience
    const age = this.#year - person.birth_year
    // A child may be a year younger than the years say: stay clear of the edges.
    return (
      age > (ageMin ?? 0) &&
      age <= (ageMax ?? 200) &&
      (!membersOnly || person.member || person.guardian_id !== null)
    )
  }

  #poolOf({ row }: Palace): Pool {
    const own = this.#scopes.get(
      row.level === 'city' ? row.division_code.slice(0, 4).padEnd(6, '0') : row.division_code,
    )!
    const known = this.#pools.get(own)
    if (known) return known
    let near = this.#people.filter((p) => p.division_code.startsWith(own))
    if (near.length < 150) near = this.#people.filter((p) => p.division_code.startsWith(own.slice(0, 4)))
    const adults = near.filter((p) => !p.guardian_id)
    const pool = {
      kids: near.filter((p) => p.guardian_id),
      adults,
      retired: adults.filter((p) => p.retired),
      gig: adults.filter((p) => p.gig_worker),
      working: adults.filter((p) => !p.retired && !p.gig_worker),
    }
    this.#pools.set(own, pool)
    return pool
  }
}

function groupOf(random: Random, { template, row }: Planned): keyof Pool {
  const { ageMax, ageMin, gigReserved } = template.audience
  if (ageMax !== undefined && ageMax <= 15) return 'kids'
  if (isFamily(template)) return random.chance(0.5) ? 'kids' : 'adults'
  if (ageMin !== undefined && ageMin >= 50) return 'retired'
  if (gigReserved && random.chance(0.5)) return 'gig'
  const start = (row.first_meeting.start.epochMilliseconds / hour + 8) % 24
  return random.weighted(
    start < 17
      ? ([
          ['retired', 6],
          ['working', 3],
          ['gig', 1],
        ] as const)
      : ([
          ['working', 8],
          ['retired', 1],
          ['gig', 1.5],
        ] as const),
  )
}

const isFamily = (template: Template) => template.tags.includes('亲子')

/** Morning, afternoon and evening of each day, numbered. */
const halfDays = ({ meetings }: Planned) =>
  meetings.map(({ during }) => {
    const hours = during.start.epochMilliseconds / hour + 8
    return Math.floor(hours / 24) * 3 + (hours % 24 < 12.5 ? 0 : hours % 24 < 18 ? 1 : 2)
  })
