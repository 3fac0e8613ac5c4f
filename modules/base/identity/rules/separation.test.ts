import { expect, test } from 'vitest'
import { roles } from '#kit/access/index.ts'
import { holdsAnotherAdministration } from './separation.ts'

const refused = [
  'systemAdministrator + securityAdministrator',
  'systemAdministrator + auditor',
  'securityAdministrator + systemAdministrator',
  'securityAdministrator + auditor',
  'auditor + systemAdministrator',
  'auditor + securityAdministrator',
]

test.each(roles.flatMap((held) => roles.map((wanted) => [held, wanted] as const)))(
  '%s + %s',
  (held, wanted) => {
    expect(holdsAnotherAdministration(wanted, [held])).toBe(refused.includes(`${held} + ${wanted}`))
  },
)
