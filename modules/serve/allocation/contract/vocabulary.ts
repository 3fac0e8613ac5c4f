/** For whom places may be kept. */
export const reserveKinds = ['gigWorker', 'retired', 'member'] as const
export type ReserveKind = (typeof reserveKinds)[number]

/** A round of several courses that people rank, or the fair window of one session, which the clock keeps. */
export const roundKinds = ['round', 'window'] as const
export type RoundKind = (typeof roundKinds)[number]

/** The steps that people take with a round. */
export const roundStates = ['draft', 'announced', 'sealed', 'drawn', 'published', 'annulled'] as const
export type RoundState = (typeof roundStates)[number]

/** Where a round is for whoever looks now: its state and its calendar together. */
export const phases = [
  'draft',
  'announced',
  'applying',
  'closed',
  'sealed',
  'drawn',
  'confirming',
  'waiting',
  'open',
  'annulled',
] as const
export type Phase = (typeof phases)[number]

/** The name under which the installation itself promises randomness to a fair window. */
export const PLATFORM = 'Wenhuagong'

/** How a session opens; `undecided`: by a draw that nobody has announced yet. */
export const openings = ['firstCome', 'window', 'round', 'undecided'] as const
export type Opening = (typeof openings)[number]

/** What became of a right to places at a course. */
export const claimStates = ['waiting', 'offered', 'confirmed', 'declined', 'lapsed'] as const
export type ClaimState = (typeof claimStates)[number]

/** Who draws up rounds and keeps their calendar. */
export const keepers = ['programmer', 'hallManager', 'director'] as const
/** Who reads the lists of a round. */
export const readers = [
  'desk',
  'teacher',
  'programmer',
  'hallManager',
  'director',
  'federationOfficer',
] as const
