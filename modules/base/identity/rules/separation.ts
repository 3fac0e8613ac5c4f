import { administrations, type Role } from '../contract.ts'

const isAdministration = (role: Role) => administrations.some((one) => one === role)

/** Would this role give someone a second of the three administrations? MLPS level 3: 三员分立. */
export const holdsAnotherAdministration = (wanted: Role, held: readonly Role[]): boolean =>
  isAdministration(wanted) && held.some((role) => role !== wanted && isAdministration(role))
