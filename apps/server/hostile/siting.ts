import type { Row } from './permissions.ts'
import type { World } from './world.ts'

/** A site to build on. */
export const siteText = {
  code: '420102-07',
  divisionCode: '420102',
  name: '谌家矶地块',
  lng: 114.31,
  lat: 30.61,
  mode: 'standalone',
  planStatus: 'inPlan',
  landStatus: 'allocated',
  costFen: 3_000_000_00,
  areaM2: 3_000,
  capacity: null,
}

const SEE = 'modules/grow/siting/actions/scenarios.test.ts'
export const parameters = {
  question: 'travel',
  sites: 2,
  townships: false,
  lawfulOnly: true,
  standing: true,
}

/** Who may do what with candidate sites, scenarios and plans. */
export function sitingRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const text = { ...siteText, code: '420102-08', lng: 114.29 }
  const target = { target: siteText.code }
  const run = { runId: ids.child! }
  return {
    'GET /siting/candidates': { may: 'officer auditor', query: { division: '420102' } },
    'POST /siting/candidates': { may: 'officer', body: text },
    'PUT /siting/candidates/{candidateId}': {
      may: 'officer',
      body: { version: 1, text: { ...siteText, name: '谌家矶二号地块' } },
    },
    'POST /siting/candidates/{candidateId}/retire': { may: 'officer', body: { reason: '另有用途' } },
    'GET /siting/outlines': { may: 'everyone', query: { division: '4201' } },
    'GET /siting/budgets': { may: 'officer auditor', query: { division: '420102' } },
    'PUT /siting/budgets/{division}/{year}': {
      may: 'officer',
      params: { division: '420102', year: '2027' },
      body: { amountFen: 1, mostStarts: 3, version: null },
    },
    'GET /siting/scenarios': { may: 'officer auditor', query: { division: '420102' } },
    'POST /siting/scenarios': {
      may: 'officer',
      body: { scope: '420102', name: '两处选址', parameters, copyOf: null },
    },
    'GET /siting/scenarios/{scenarioId}': { may: 'officer auditor' },
    'PUT /siting/scenarios/{scenarioId}': {
      may: 'officer',
      body: { version: 1, name: '三处选址', parameters: { ...parameters, sites: 3 } },
    },
    'PUT /siting/scenarios/{scenarioId}/locks/{target}': {
      may: 'officer',
      params: target,
      body: { kind: 'lock', reason: '已经征地', seen: null },
    },
    'DELETE /siting/scenarios/{scenarioId}/locks/{target}': { may: '', params: target, see: SEE },
    'POST /siting/scenarios/{scenarioId}/runs': { may: 'officer', body: {} },
    'GET /siting/runs/{runId}': { may: '', params: run, see: SEE },
    'POST /siting/runs/{runId}/cancel': { may: '', params: run, see: SEE },
    'POST /siting/runs/{runId}/publish': {
      may: '',
      params: run,
      body: { title: '五年计划', reason: '常委会审定', comparedWith: null },
      see: SEE,
    },
  }
}
