import { z } from 'zod'
import { action, type ActionScope } from '#kit/db/action.ts'
import { officersFor } from '#modules/base/identity/index.ts'
import { type Message, queueMessages } from '#modules/base/notifications/index.ts'
import { canTellSleepers } from '../policy.ts'
import { projectRecords } from '../queries/projects.ts'
import { restOf } from '../rules/rest.ts'
import type { ProjectRecord, Stay } from '../rules/standing.ts'
import { projectsDb } from '../schema/db.ts'
import { projectStandards } from './project-standards.ts'

type Sleeper = { project: ProjectRecord; stay: Stay; days: number; limit: number }

/**
 * Tells the officers who should act that a project sleeps: of the federation that owns it and of the one above. Once for each stay with a
 * department, however often it runs; a project of a place where nobody can be told is told of as soon as somebody can. P4.
 */
export const tellSleepers = action(z.object({}), async (scope) => {
  const { tx, actor, now, allow, later, journal, unchanged } = scope
  allow(canTellSleepers(actor))
  const sleepers = await sleepersOf(scope)
  const officers = await officersFor(
    tx,
    sleepers.map(({ project }) => project.divisionCode),
    now,
  )
  const told = sleepers
    .map((sleeper) => ({ ...sleeper, people: officers.get(sleeper.project.divisionCode) ?? [] }))
    .filter(({ people }) => people.length > 0)
  if (told.length === 0) {
    unchanged()
    return { told: 0 }
  }
  await queueMessages(tx, later, told.flatMap(messagesOf), now)
  await projectsDb(tx)
    .updateTable('projects.stay')
    .set({ told_at: now })
    .where(
      'id',
      'in',
      told.map(({ stay }) => stay.id),
    )
    .execute()
  for (const { project, stay, days, people } of told)
    journal({
      action: 'projects.tellSleeper',
      subject: { type: 'project', id: project.id },
      divisionCode: project.divisionCode,
      palaceId: project.palaceId,
      after: { step: stay.step, department: stay.department, days, people: people.length },
    })
  return { told: told.length }
})

/** Projects that rest too long and of which nobody was told yet. */
async function sleepersOf({ tx, now }: ActionScope): Promise<Sleeper[]> {
  const projects = await projectRecords(tx, { prefixes: [''], palaceIds: [], within: '' })
  const found: Sleeper[] = []
  for (const project of projects) {
    const { stay, divisionCode } = project
    if (!stay || stay.toldAt) continue
    const standards = await projectStandards(tx, divisionCode, now)
    const { sleeping, days, limit } = restOf(stay, standards.restDays[stay.department], now)
    if (sleeping) found.push({ project, stay, days, limit: limit! })
  }
  return found
}

const messagesOf = ({ project, stay, days, limit, people }: Sleeper & { people: string[] }): Message[] =>
  people.map((personId) => ({
    personId,
    template: 'projectSleeps',
    params: { title: project.title, department: stay.department, days, limit },
    link: `/console/projects/${project.id}`,
    dedupeKey: `projectSleeps:${stay.id}`,
    place: { divisionCode: project.divisionCode },
  }))
