import { type Scope, useScope, useT } from '#kit/ui/console/index.ts'
import { divisionRoles, palaceRoles, type Role } from '../../contract.ts'

/** The roles that can be held in the chosen place, for a list to choose from. */
export function useRoleOptions(): { value: Role; label: string }[] {
  const t = useT()
  const scope = useScope()
  const roles: readonly Role[] = scope.palaceId ? palaceRoles : divisionRoles
  return roles.map((value) => ({ value, label: t(`identity:role.${value}`) }))
}

/** The chosen place as the API takes it. */
export const placeOf = ({ palaceId, divisionCode }: Scope) =>
  palaceId ? { palaceId } : { scope: divisionCode }
