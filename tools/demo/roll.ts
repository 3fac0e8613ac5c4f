import type { UnionRow } from './booking-rows.ts'
import { randomFor, uuid7 } from './random.ts'
import type { PersonRow } from './rows.ts'
import { instant } from './time.ts'

/**
 * The rolls of the workplace unions of one county: its members by the union that they named, the first of each its contact.
 * `kept`: unions that are there already. Codes are made up (register 55 of the county).
 */
export function roll(
  seed: string,
  since: number,
  county: string,
  people: readonly PersonRow[],
  kept: readonly string[],
): UnionRow[] {
  const random = randomFor(seed, 'roll')
  const members = people.filter(
    ({ division_code, union_name, phone }) => division_code === county && union_name && phone,
  )
  return [...Map.groupBy(members, ({ union_name }) => union_name!)]
    .filter(([name]) => !kept.includes(name))
    .map(([name, lines], index) => ({
      id: uuid7(random, since),
      code: `81${county}MC55${String(index).padStart(5, '0')}`,
      name,
      division_code: county,
      members: lines.map((person, at) => ({
        id: uuid7(random, since),
        name: person.name,
        phone: person.phone!,
        contact: at === 0,
        left_on:
          at > 0 && random.chance(0.05)
            ? instant(since).toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
            : null,
      })),
      created_at: instant(since),
    }))
}
