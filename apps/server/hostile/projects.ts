import type { Row } from './permissions.ts'
import { palaceText } from './requests.ts'
import { projectText, type World } from './world.ts'

/** Who may do what with construction projects: the federations over the division; the auditor and the house's director read. */
export function projectRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const step = (body: object, answers?: number): Row => ({
    may: 'officer',
    body: { version: 1, ...body },
    ...(answers ? { answers } : {}),
  })
  const reason = { reason: '等选址' }
  const one = '/projects/{projectId}'
  const paper = { paperId: ids.child! }
  const { divisionCode, kind, palaceId, plannedFen, baselineFinish, ...text } = projectText(ids.palaceId!)
  return {
    'GET /projects': { may: 'officer* auditor* director*', shows: ids.projectId! },
    'POST /projects': {
      may: 'officer',
      body: { divisionCode, kind, palaceId, plannedFen, baselineFinish, ...text },
    },
    [`GET ${one}`]: { may: 'officer auditor director' },
    [`PUT ${one}`]: step({ text: { ...text, floorM2: 4100 } }),
    [`POST ${one}/hand-on`]: step({}, 409),
    [`POST ${one}/send-back`]: step(reason, 409),
    [`POST ${one}/suspend`]: step(reason),
    [`POST ${one}/resume`]: step(reason, 409),
    [`POST ${one}/cancel`]: step(reason),
    [`POST ${one}/hand-over`]: step({ palaceVersion: 1, text: palaceText }, 409),
    [`PUT ${one}/milestones/{milestone}`]: {
      ...step({ expected: '2027-11-01', reason: '雨季' }),
      params: { milestone: 'built' },
    },
    [`POST ${one}/money`]: {
      may: 'officer',
      body: { kind: 'granted', amountFen: 100, onDay: '2026-11-22', source: '批复' },
    },
    [`POST ${one}/remarks`]: { may: 'officer', body: { kind: 'note', text: '看过现场' } },
    [`POST ${one}/remarks/{remarkId}/resolve`]: {
      may: 'officer',
      params: { remarkId: ids.child! },
      body: { resolution: '改迁' },
      answers: 404,
    },
    'POST /projects/files/{projectId}/{kind}': {
      may: 'officer',
      params: { kind: 'other' },
      query: { name: 'a.pdf' },
      body: { not: 'a document' },
      answers: 422,
    },
    [`GET ${one}/papers/{paperId}/file`]: { may: 'officer auditor director', params: paper, answers: 404 },
    [`POST ${one}/papers/{paperId}/withdraw`]: {
      may: 'officer',
      params: paper,
      body: { reason: '传错了' },
      answers: 404,
    },
  }
}
