import type { Db } from '#kit/db/index.ts'
import { projectStandards } from '../actions/project-standards.ts'
import { projectRecords, type Sought } from '../queries/projects.ts'
import { standing, type ProjectStanding, type ProjectStandards } from '../rules/standing.ts'

/** How projects stand. A fixed number of statements, for one project as for a thousand. */
export async function standings(db: Db, sought: Sought, now: Temporal.Instant): Promise<ProjectStanding[]> {
  const records = await projectRecords(db, sought)
  const standards = new Map<string, ProjectStandards>()
  for (const { divisionCode } of records)
    if (!standards.has(divisionCode))
      standards.set(divisionCode, await projectStandards(db, divisionCode, now))
  return records.map((record) => standing(record, standards.get(record.divisionCode)!, now))
}

/**
 * Every project of the province, by division, also those that ended: kind, stage, the department that holds the next step and since
 * when, milestones with baseline and forecast, money in fen, open problems. A fixed number of statements. P1, P4.
 */
export const projectsByDivision = (db: Db, now: Temporal.Instant): Promise<ProjectStanding[]> =>
  standings(db, { prefixes: [''], palaceIds: [], within: '' }, now)
