import type { Row } from './permissions.ts'
import { palaceText } from './requests.ts'
import { projectText, type World } from './world.ts'

/** Who may do what with construction projects: the federations over the division; the auditor and the house's director read. */
export function projectRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const step = (projectId: string | undefined, body: object, answers?: number): Row => ({
    may: 'officer',
    params: { projectId: projectId! },
    body: { version: 1, ...body },
    ...(answers ? { answers } : {}),
  })
  const reason = { reason: '等选址' }
  const one = '/projects/{projectId}'
  const { divisionCode, kind, palaceId, plannedFen, baselineFinish, ...text } = projectText(ids.palaceId!)
  return {
    'GET /projects': { may: 'officer* auditor* director*', shows: ids.projectId! },
    'POST /projects': {
      may: 'officer',
      body: { divisionCode, kind, palaceId, plannedFen, baselineFinish, ...text },
    },
    [`GET ${one}`]: { may: 'officer auditor director' },
    [`PUT ${one}`]: step(ids.projectToEdit, { text: { ...text, floorM2: 4100 } }),
    [`POST ${one}/hand-on`]: step(ids.projectComplete, {}),
    [`POST ${one}/send-back`]: step(ids.projectId, reason, 409),
    [`POST ${one}/suspend`]: step(ids.projectToSuspend, reason),
    [`POST ${one}/resume`]: step(ids.projectSuspended, { ...reason, version: 2 }),
    [`POST ${one}/cancel`]: step(ids.projectToCancel, reason),
    [`POST ${one}/hand-over`]: step(
      ids.projectId,
      { palaceVersion: 1, text: palaceText, house: { functions: ['hall'] } },
      409,
    ),
    [`PUT ${one}/milestones/{milestone}`]: {
      ...step(ids.projectId, { expected: '2027-11-01', reason: '雨季' }),
      params: { milestone: 'built' },
    },
    [`POST ${one}/money`]: {
      may: 'officer',
      body: { kind: 'granted', amountFen: 100, onDay: '2026-11-22', source: '批复' },
    },
    [`POST ${one}/remarks`]: { may: 'officer', body: { kind: 'note', text: '看过现场' } },
    [`POST ${one}/remarks/{remarkId}/resolve`]: {
      may: 'officer',
      body: { resolution: '改迁' },
    },
    'POST /projects/files/{projectId}/{kind}': {
      may: 'officer',
      params: { kind: 'other' },
      query: { name: 'a.pdf' },
      body: { not: 'a document' },
      answers: 422,
    },
    [`GET ${one}/papers/{paperId}/file`]: { may: 'officer auditor director' },
    [`POST ${one}/papers/{paperId}/withdraw`]: {
      may: 'officer',
      body: { reason: '传错了' },
    },
  }
}
