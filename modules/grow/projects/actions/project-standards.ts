import type { Db } from '#kit/db/index.ts'
import { standardValues } from '#modules/base/standards/index.ts'
import { departments } from '../contract/vocabulary.ts'
import { dayOf, OFFICE_SHARE, restKey } from '../rules/rest.ts'
import type { ProjectStandards } from '../rules/standing.ts'

/** The standards in force for a division; from memory, whatever the number of divisions. */
export async function projectStandards(
  db: Db,
  divisionCode: string,
  now: Temporal.Instant,
): Promise<ProjectStandards> {
  const keys = [...departments.map(restKey), OFFICE_SHARE] as const
  const values = await standardValues(db, keys, { divisionCode, on: dayOf(now) })
  const restDays = Object.fromEntries(departments.map((name) => [name, values[restKey(name)]]))
  return { restDays: restDays as ProjectStandards['restDays'], officeShare: values[OFFICE_SHARE] }
}
