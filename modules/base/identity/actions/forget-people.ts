import type { ActionScope } from '#kit/db/action.ts'
import { identityPorts } from '../ports.ts'
import { identityPersonalData } from './personal-data/contribution.ts'

/** What every module keeps about people; this one first. */
export const everyPersonalData = () => [
  identityPersonalData,
  ...identityPorts.personalData.filter((one) => one !== identityPersonalData),
]

/**
 * Forgets people in every module (PIPL, art. 47), the last module first: what they still claim is given back before anybody
 * forgets who they were. The journal keeps their ids.
 */
export async function forgetPeople(
  scope: ActionScope,
  personIds: readonly string[],
  by: 'themselves' | 'guardian' = 'themselves',
): Promise<void> {
  if (personIds.length === 0) return
  for (const { forget } of everyPersonalData().toReversed()) await forget(scope, personIds)
  for (const id of personIds)
    scope.journal({
      action: by === 'guardian' ? 'identity.removeChild' : 'identity.forget',
      subject: { type: 'person', id },
    })
}
