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
