/** Work that actions leave for later; jobs/ does it. Named here so that neither imports the other in a circle. */
export const due = { lapseOffers: { name: 'booking.lapseOffers' } } as const
