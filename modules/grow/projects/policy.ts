import {
  type Actor,
  allowed,
  type Decision,
  denied,
  holds,
  holdsAnywhere,
  type Role,
} from '#kit/access/index.ts'

const keepers: readonly Role[] = ['federationOfficer']
/** Who reads projects with their papers: the federations, the auditor, the director of the house at work. */
export const projectReaders: readonly Role[] = ['federationOfficer', 'auditor', 'director']

/** Where a project is: its division, and the house at work when there is one. */
type Where = { divisionCode: string; palaceId?: string | null }
const target = ({ divisionCode, palaceId }: Where) => ({ divisionCode, ...(palaceId ? { palaceId } : {}) })

/** Proposes a project, and keeps it: the federation of its division, and those above. */
export const canKeepProject = (actor: Actor, project: Where): Decision =>
  holds(actor, keepers, target(project)) ? allowed : denied('projects:denied.keep')

export const canReadProject = (actor: Actor, project: Where): Decision =>
  holds(actor, projectReaders, target(project)) ? allowed : denied('projects:denied.read')

/** Sees the list; it is then narrowed to the actor's part of the tree. */
export const canListProjects = (actor: Actor): Decision =>
  holdsAnywhere(actor, projectReaders) ? allowed : denied('projects:denied.read')

/** Looks each morning who must be told: the installation itself. */
export const canTellSleepers = (actor: Actor): Decision =>
  actor.system ? allowed : denied('projects:denied.keep')
