import type { Row } from './permissions.ts'
import { ROLL } from './requests.ts'
import type { World } from './world.ts'

/** Who may bring rows in from a spreadsheet; files and their states are tried where rolls are. */
export function importRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const unknownImport = { importId: ids.child! }
  return {
    'DELETE /imports/{importId}': { may: '', params: unknownImport, see: ROLL },
    'GET /imports': { may: '', query: { kind: 'membership.roll', division: '420102' }, see: ROLL },
    'GET /imports/templates/{kind}': { may: 'signedIn', params: { kind: 'membership.roll' } },
    'GET /imports/{importId}': { may: '', params: unknownImport, see: ROLL },
    'GET /imports/{importId}/problems': { may: '', params: unknownImport, see: ROLL },
    'POST /imports/files/{kind}': {
      may: '',
      params: { kind: 'membership.roll' },
      query: { name: 'roll.csv', division: '420102' },
      see: ROLL,
    },
    'POST /imports/{importId}/confirm': { may: '', params: unknownImport, see: ROLL },
    'POST /imports/{importId}/undo': { may: '', params: unknownImport, see: ROLL },
  }
}
