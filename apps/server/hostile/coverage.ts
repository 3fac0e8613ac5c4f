import type { Row } from './permissions.ts'
import type { World } from './world.ts'

/** Who may do what with the plan for full coverage: everybody reads, the federation over the division decides. */
export function coverageRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  return {
    'GET /coverage/plans': { may: 'everyone' },
    'GET /coverage/plans/{planId}': { may: 'everyone', params: { planId: ids.child! }, answers: 404 },
    'POST /coverage/plans': {
      may: 'officer',
      body: { scope: '420102', title: '江岸区规划', reason: '依据三年现状', lines: [] },
    },
  }
}
