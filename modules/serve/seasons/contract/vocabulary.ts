/** The classes of organisations that ask for halls; each has its points by the rules of the season. */
export const organisationKinds = ['union', 'club', 'school', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** The steps that staff take with a season. */
export const seasonStates = ['draft', 'announced', 'published', 'finished'] as const
export type SeasonState = (typeof seasonStates)[number]

/** Where a season is for whoever looks now: its state and its calendar together. */
export const phases = ['draft', 'announced', 'applying', 'closed', 'published', 'finished'] as const
export type Phase = (typeof phases)[number]

/** What staff do to a proposal by hand. */
export const acts = ['move', 'grant', 'refuse', 'reopen', 'lock', 'unlock'] as const
export type Act = (typeof acts)[number]

/** Who draws up seasons, proposes, adjusts and publishes. */
export const keepers = ['programmer', 'hallManager', 'director'] as const
/** Who reads requests and plans. */
export const readers = [
  'desk',
  'teacher',
  'programmer',
  'hallManager',
  'director',
  'federationOfficer',
] as const
