import type { Db } from '#kit/db/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { linesOn } from '#kit/journal/index.ts'
import { refusal } from '#kit/db/action.ts'
import { peopleForDisplay } from '#modules/base/identity/index.ts'
import { divisionTree, palaceById } from '#modules/base/places/index.ts'
import { venueOfPalace } from '#modules/grow/assessment/index.ts'
import type { PaperKind, ProjectDetail, ProjectStep } from '../contract.ts'
import { errors } from '../errors.ts'
import { canKeepProject, canReadProject } from '../policy.ts'
import { moneyOf, remarksOf } from '../queries/beside.ts'
import { papersOf } from '../queries/papers.ts'
import { projectRecords } from '../queries/projects.ts'
import { projectStandards } from '../actions/project-standards.ts'
import { standing, type ProjectRecord } from '../rules/standing.ts'
import { stepsOf } from '../rules/steps.ts'
import { presentLine, presentMay, presentMilestone } from './present.ts'

/** A project that the reader may see. @throws Problem `project-not-found` | `sign-in-needed` | `not-allowed` */
export async function readable(c: AppContext, projectId: string): Promise<ProjectRecord> {
  const { db } = c.var.services
  if (c.var.actor.personId === null) throw refusal(c.var.actor, 'projects:denied.read')
  const [record] = await projectRecords(db, { id: projectId })
  if (!record) throw errors.error('project-not-found')
  const decision = canReadProject(c.var.actor, record)
  if (!decision.allowed) throw refusal(c.var.actor, decision.reason)
  return record
}

/** Everything about a project, for its page. */
export async function readProject(c: AppContext, projectId: string): Promise<ProjectDetail> {
  const record = await readable(c, projectId)
  const { db, clock } = c.var.services
  const now = clock.now()
  await divisionTree(db)
  const [standards, papers, money, remarks, lines, palace, venue] = await Promise.all([
    projectStandards(db, record.divisionCode, now),
    papersOf(db, projectId),
    moneyOf(db, projectId),
    remarksOf(db, projectId),
    linesOn(db, { type: 'project', id: projectId }),
    record.palaceId ? palaceById(db, record.palaceId) : null,
    record.palaceId ? venueOfPalace(db, record.palaceId) : null,
  ])
  const nameOf = await namesOf(db, [
    ...papers.map(({ receivedBy }) => receivedBy),
    ...money.map(({ enteredBy }) => enteredBy),
    ...remarks.map(({ writtenBy }) => writtenBy),
    ...lines.map(({ actorId }) => actorId),
  ])
  const project = standing(record, standards, now)
  return {
    ...presentLine(project),
    summary: project.summary,
    address: project.address,
    lng: project.lng,
    lat: project.lat,
    officeM2: project.officeM2,
    planLineId: project.planLineId,
    suspendedReason: project.suspendedReason,
    cancelledReason: project.cancelledReason,
    handedOverAt: project.handedOverAt?.toString() ?? null,
    palace: palace && { id: palace.id, name: palace.name, slug: palace.slug },
    house: venue && {
      year: null,
      functions: venue.functions ?? [],
      condition: null,
      seats: venue.seats,
      expansionM2: venue.expansionM2,
      independentTitle: venue.independentTitle,
      operatingRight: venue.operatingRight,
    },
    version: project.version,
    steps: stepLine(record),
    milestones: project.milestones.map(presentMilestone),
    papers: papers.map(({ receivedAt, receivedBy, withdrawnAt, kind, ...paper }) => ({
      ...paper,
      kind: kind as PaperKind,
      receivedAt: receivedAt.toString(),
      receivedBy: nameOf(receivedBy),
      withdrawnAt: withdrawnAt?.toString() ?? null,
    })),
    money: money.map(({ onDay, enteredAt, enteredBy, ...entry }) => ({
      ...entry,
      onDay: onDay.toString(),
      enteredAt: enteredAt.toString(),
      enteredBy: nameOf(enteredBy),
    })),
    remarks: remarks.map(({ writtenAt, writtenBy, resolvedAt, ...remark }) => ({
      ...remark,
      writtenAt: writtenAt.toString(),
      writtenBy: nameOf(writtenBy),
      resolvedAt: resolvedAt?.toString() ?? null,
    })),
    history: lines.map(({ at, action, actorId, before, after }) => {
      const { version = null, ...told } = (after ?? {}) as Record<string, unknown>
      return {
        at: at.toString(),
        by: nameOf(actorId),
        act: action.slice('projects.'.length),
        before: before as Record<string, unknown> | null,
        after: told,
        version: version as number | null,
      }
    }),
    mayKeep: presentMay(c, canKeepProject(c.var.actor, record)),
  }
}

async function namesOf(
  db: Db,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const people = await peopleForDisplay(db, [...new Set(ids.flatMap((id) => id ?? []))])
  return (id) => (id === null ? null : (people.get(id)?.nameMasked ?? null))
}

function stepLine({ kind, stay, last, passed, papers, handedOverAt }: ProjectRecord): ProjectStep[] {
  const here = stay?.step ?? last.step
  return stepsOf(kind).map(({ step, department, papers: needed }) => ({
    step,
    department,
    state: passed.has(step) ? 'passed' : step === here && !handedOverAt ? 'here' : 'ahead',
    passedAt: passed.get(step)?.toString() ?? null,
    papers: needed.map((paper) => ({ kind: paper, given: papers.has(paper) })),
  }))
}
