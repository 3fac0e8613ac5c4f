import { allowed, denied, holds, type Actor, type Decision, type Target } from '#kit/access/index.ts'

/** Sets a value for a part of the tree: whoever oversees all of it. `scope` '' is everywhere, and belongs to the installation. */
export const canSetStandard = (actor: Actor, scope: string): Decision =>
  holds(actor, ['systemAdministrator', 'federationOfficer'], { divisionCode: scope })
    ? allowed
    : denied('standards:denied.set')

/** Sets another value for one palace, where the standard leaves room. */
export const canOverride = (actor: Actor, palace: Target): Decision =>
  holds(actor, ['director', 'federationOfficer', 'systemAdministrator'], palace)
    ? allowed
    : denied('standards:denied.override')
