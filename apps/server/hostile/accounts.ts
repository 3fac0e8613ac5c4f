import type { Row } from './permissions.ts'
import type { World } from './world.ts'

/** Who may do what to the accounts of staff, and to the tokens of programs. */
export function accountRows({ ids }: Pick<World, 'ids'>): Record<string, Row> {
  const help: Row = {
    may: 'securityAdministrator',
    params: { personId: ids.staffId! },
    body: { reason: 'lostPhone' },
  }
  return {
    'DELETE /tokens/{tokenId}': { may: 'securityAdministrator director' },
    'GET /accounts': {
      may: 'securityAdministrator* systemAdministrator* auditor*',
      shows: ids.staffId!,
    },
    'GET /retention': { may: 'securityAdministrator* systemAdministrator* auditor*' },
    'GET /sign-ins': { may: 'securityAdministrator* auditor*' },
    'GET /tokens': { may: 'securityAdministrator* director*', shows: ids.tokenId! },
    'POST /accounts/{personId}/reset-password': help,
    'POST /accounts/{personId}/reset-second-factor': help,
    'POST /accounts/{personId}/unlock': help,
    'POST /tokens': {
      may: 'securityAdministrator director',
      body: { name: '日程对接', scopes: ['read:programmes'], palaceId: ids.palaceId, days: 30 },
    },
  }
}
