import type { Row } from './permissions.ts'
import type { World } from './world.ts'

const text = {
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

/** Who may do what with candidate sites, scenarios and plans. */
export function sitingRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const unknown = { candidateId: ids.child! }
  return {
    'GET /siting/candidates': { may: 'officer auditor', query: { division: '420102' } },
    'POST /siting/candidates': { may: 'officer', body: text },
    'PUT /siting/candidates/{candidateId}': {
      may: '',
      params: unknown,
      body: { version: 1, text },
      see: 'modules/grow/siting/actions/candidates.test.ts',
    },
    'POST /siting/candidates/{candidateId}/retire': {
      may: '',
      params: unknown,
      body: { reason: '另有用途' },
      see: 'modules/grow/siting/actions/candidates.test.ts',
    },
    'GET /siting/budgets': { may: 'officer auditor', query: { division: '420102' } },
    'PUT /siting/budgets/{division}/{year}': {
      may: 'officer',
      params: { division: '420102', year: '2027' },
      body: { amountFen: 1, mostStarts: 3, version: null },
    },
  }
}
