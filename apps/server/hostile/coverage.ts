import type { Row } from './permissions.ts'
import type { World } from './world.ts'

/** Who may do what with the plan for full coverage: everybody reads, the federation over the division decides. */
export function coverageRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const params = { code: '420102' }
  const text = { year: 2027, action: 'newBuild', site: '', reason: '没有场馆' }
  // Nobody's line and statement: whom they belong to decides who may, so nobody learns more than that there is none.
  const lineId = ids.child!
  const SEE = 'modules/grow/coverage/actions/edit-line.test.ts'
  return {
    'GET /coverage': { may: 'everyone', query: { scope: '4201' } },
    'GET /coverage/map': { may: 'everyone', query: { scope: '4201' } },
    'GET /coverage/divisions/{code}': { may: 'everyone', params },
    'GET /coverage/cockpit': { may: 'officer auditor', query: { scope: '420102' } },
    'GET /coverage/plans': { may: 'everyone' },
    'GET /coverage/plans/{planId}': { may: 'everyone', params: { planId: ids.child! }, answers: 404 },
    'POST /coverage/plans': {
      may: 'officer',
      body: { scope: '420102', title: '江岸区规划', reason: '依据三年现状', lines: [] },
    },
    // No plan is in force in this world: who may is told so.
    'POST /coverage/divisions/{code}/lines': { may: 'officer', params, body: text, answers: 409 },
    'PUT /coverage/lines/{lineId}': { may: '', params: { lineId }, body: { version: 1, text }, see: SEE },
    'POST /coverage/lines/{lineId}/drop': {
      may: '',
      params: { lineId },
      body: { version: 1, reason: '取消' },
      see: SEE,
    },
    'POST /coverage/divisions/{code}/statements': {
      may: 'officer',
      params,
      body: {
        year: 2025,
        state: 'covered',
        evidenceKind: 'document',
        evidenceDate: '2025-12-20',
        evidenceText: '验收文件',
      },
    },
    'POST /coverage/files/{statementId}': {
      may: '',
      params: { statementId: ids.child! },
      query: { name: 'a.pdf' },
      body: { not: 'a document' },
      see: 'modules/grow/coverage/actions/attach-evidence.test.ts',
    },
    'GET /coverage/statements/{statementId}/file': {
      may: 'everyone',
      params: { statementId: ids.child! },
      answers: 404,
    },
    'POST /coverage/statements/{statementId}/withdraw': {
      may: '',
      params: { statementId: ids.child! },
      body: { reason: '有误' },
      see: SEE,
    },
  }
}
