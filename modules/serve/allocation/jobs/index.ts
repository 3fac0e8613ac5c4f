import { z } from 'zod'
import { system } from '#kit/access/index.ts'
import { type AnyJob, defineJob, onEvent } from '#kit/jobs/index.ts'
import { sessionCancelled } from '#modules/serve/catalog/index.ts'
import { advanceWindow } from '../actions/advance-window.ts'
import { passPlacesOn } from '../actions/pass-on.ts'
import { roundsToPassOn } from '../queries/claims.ts'
import { roundOfSession, windowsDue } from '../queries/rounds.ts'

/** Every minute: what nobody confirmed goes to the next, and the waitlists end in time. */
const passOnPlaces = defineJob({
  name: 'allocation.passOnPlaces',
  schema: z.object({}),
  cron: '* * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    for (const ids of await roundsToPassOn(context.db, context.clock.now())) await passPlacesOn(context, ids)
  },
})

/** Every minute: fair windows that end are sealed, drawn and published. One that fails does not hold up the others. */
const keepWindows = defineJob({
  name: 'allocation.keepWindows',
  schema: z.object({}),
  cron: '* * * * *',
  run: async (given) => {
    const context = { ...given, actor: system }
    const failures: unknown[] = []
    for (const ids of await windowsDue(context.db, context.clock.now()))
      await advanceWindow(context, ids).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, 'windows that could not be kept')
  },
})

/** A window whose session was called off is annulled, and everybody who applied is told. */
const callOffWindow = onEvent(
  sessionCancelled,
  'allocation.callOffWindow',
  async (given, { palaceId, sessionId }) => {
    const context = { ...given, actor: system }
    const round = await roundOfSession(context.db, palaceId, sessionId)
    if (round) await advanceWindow(context, { palaceId: round.palaceId, roundId: round.id })
  },
)

/** What rounds do by the clock. */
export const allocationJobs: readonly AnyJob[] = [passOnPlaces, keepWindows, callOffWindow]
