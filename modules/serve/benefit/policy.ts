import {
  type Actor,
  allowed,
  type Decision,
  denied,
  holds,
  type Role,
  type Target,
} from '#kit/access/index.ts'

/** Who looks at how a house is used: its own staff who plan, the federation above, the auditor. */
export const heatMapReaders: readonly Role[] = [
  'programmer',
  'hallManager',
  'director',
  'federationOfficer',
  'auditor',
]

export const canReadHeatMap = (actor: Actor, palace: Target): Decision =>
  holds(actor, heatMapReaders, palace) ? allowed : denied('benefit:denied.heatMap')

/** Figures are made by the installation itself, never by hand. */
export const canFold = (actor: Actor): Decision => (actor.system ? allowed : denied('benefit:denied.fold'))
