import { personName, surnameOf } from './names/people.ts'
import { unionsOf } from './names/unions.ts'
import { type Random, randomFor, uuid7 } from './random.ts'
import type { ConsentRow, DivisionRow, PersonRow } from './rows.ts'
import { day, instant } from './time.ts'

/** Of everyone, the share that are children under a guardian. */
const children = 0.08

/**
 * A mobile number that no network serves: 154 is a prefix that, to our knowledge, has never been given out.
 * Numbers of demonstration accounts end in 0001…; others are spread so that last four digits look alive.
 */
export function inventedMobile(index: number): string {
  return `154${String((index * 48_271 + 10_000_019) % 100_000_000).padStart(8, '0')}`
}

/** `count` invented people; homes follow the estimate of workers, three times denser where a palace is open. */
export function people(
  seed: string,
  nowMs: number,
  count: number,
  tree: DivisionRow[],
  served: Set<string>,
): PersonRow[] {
  const random = randomFor(seed, 'people')
  const year = instant(nowMs).toZonedDateTimeISO('Asia/Shanghai').year
  const homes = tree
    .filter((d) => d.level === 'county')
    .map(
      (d) =>
        [
          { division: d, ...unionsOf(random, d.name, 24) },
          d.worker_estimate * (served.has(d.code) ? 3 : 1),
        ] as const,
    )
  const adults = Math.round(count * (1 - children))
  const rows: PersonRow[] = []
  for (let i = 0; i < adults; i++) {
    const home = random.weighted(homes)
    rows.push(adult(random, i, year, nowMs, home.division.code, home))
  }
  const parents = rows.filter((p) => year - p.birth_year >= 26 && year - p.birth_year <= 48)
  while (rows.length < count) rows.push(childOf(random, random.pick(parents), year, nowMs))
  return rows
}

const ages: [[from: number, to: number], weight: number][] = [
  [[18, 24], 9],
  [[25, 34], 25],
  [[35, 44], 24],
  [[45, 54], 19],
  [[55, 64], 14],
  [[65, 80], 9],
]

function adult(
  random: Random,
  index: number,
  year: number,
  nowMs: number,
  home: string,
  unions: { firms: string[]; gig: string[] },
): PersonRow {
  const [from, to] = random.weighted(ages)
  const age = random.int(from, to)
  const retired = age >= 60 || (age >= 55 && random.chance(0.5))
  const gig = !retired && random.chance(age < 45 ? 0.17 : 0.08)
  const member = random.chance(retired ? 0.62 : gig ? 0.38 : 0.7)
  const birthYear = year - age
  const created = nowMs - random.int(100, 420) * day - random.int(0, 86_399) * 1000
  return {
    id: uuid7(random, created),
    name: personName(random, birthYear),
    phone: inventedMobile(index),
    birth_year: birthYear,
    division_code: home,
    member,
    union_name: member ? random.pick(gig ? unions.gig : unions.firms) : null,
    gig_worker: gig,
    retired,
    guardian_id: null,
    locale: random.chance(0.004) ? 'en' : 'zh-CN',
    elder_mode: age >= 65 && random.chance(0.35),
    synthetic: true,
    created_at: instant(created),
  }
}

/** A child of 3 to 15 with the guardian's surname, or sometimes another. */
export function childOf(random: Random, guardian: PersonRow, year: number, nowMs: number): PersonRow {
  const oldest = Math.min(15, year - guardian.birth_year - 22)
  const birthYear = year - random.int(3, Math.max(3, oldest))
  const created = Math.max(guardian.created_at.epochMilliseconds, nowMs - random.int(95, 300) * day)
  return {
    id: uuid7(random, created),
    name: personName(random, birthYear, random.chance(0.75) ? surnameOf(guardian.name) : undefined),
    phone: null,
    birth_year: birthYear,
    division_code: guardian.division_code,
    member: false,
    union_name: null,
    gig_worker: false,
    retired: false,
    guardian_id: guardian.id,
    locale: 'zh-CN',
    elder_mode: false,
    synthetic: true,
    created_at: instant(created),
  }
}

/** What everyone agreed to when they joined; a guardian agrees for a child. */
export function* consents(rows: Iterable<PersonRow>, version: string): Generator<ConsentRow> {
  for (const { id, guardian_id, created_at } of rows) {
    yield {
      person_id: id,
      purpose: guardian_id ? 'childData' : 'service',
      version,
      given_at: created_at,
      given_by: guardian_id ?? id,
    }
  }
}
