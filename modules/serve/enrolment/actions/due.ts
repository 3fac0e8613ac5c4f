/** Work that actions leave for later; jobs/ does it. Named here so that neither imports the other in a circle. */
export const due = {
  lapseOffers: { name: 'enrolment.lapseOffers' },
  releaseUnclaimed: { name: 'enrolment.releaseUnclaimed' },
  closeSession: { name: 'enrolment.closeSession' },
} as const

/** How long after its end a session asks how it was. */
export const CLOSING_MINUTES = 15
