import { z } from 'zod'
import { defineEvent } from '#kit/jobs/index.ts'

const Session = z.object({ palaceId: z.string(), sessionId: z.string() })

/** A session will not take place: whoever signed up is to be told and let go. */
export const sessionCancelled = defineEvent(
  'catalog.sessionCancelled',
  Session.extend({ reason: z.string() }),
)

/** A meeting has another time or room: whoever signed up is to be told. */
export const sessionMoved = defineEvent('catalog.sessionMoved', Session.extend({ no: z.number() }))

/** There are more places than before: whoever waits may be offered one. */
export const placesAdded = defineEvent('catalog.placesAdded', Session)

const AtClosure = Session.extend({ closureId: z.string(), nos: z.array(z.number()) })

/** A closure took the room of these meetings: they wait for another room or time, and whoever signed up is to be told. */
export const sessionDisplaced = defineEvent(
  'catalog.sessionDisplaced',
  AtClosure.extend({ reason: z.string() }),
)

/** The closure was lifted, and these meetings take place as planned. */
export const sessionRestored = defineEvent('catalog.sessionRestored', AtClosure)
