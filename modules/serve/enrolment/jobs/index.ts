import { system } from '#kit/access/index.ts'
import { type AnyJob, onEvent } from '#kit/jobs/index.ts'
import {
  placesAdded,
  sessionCancelled,
  sessionDisplaced,
  sessionMoved,
  sessionRestored,
} from '#modules/serve/catalog/index.ts'
import { callOffSession } from '../actions/call-off-session.ts'
import { closeSession } from '../actions/close-session.ts'
import { due } from '../actions/due.ts'
import { lapseOffers } from '../actions/lapse-offers.ts'
import { offerFreedPlaces } from '../actions/offer-places.ts'
import { releaseUnclaimed } from '../actions/release-unclaimed.ts'
import { tellDisplaced } from '../actions/tell-displaced.ts'
import { tellMoved } from '../actions/tell-moved.ts'
import { bySession } from './by-session.ts'
import { remind } from './remind.ts'
import { sweep } from './sweep.ts'

/** What enrolment does by the clock and when the catalogue changes. */
export const enrolmentJobs: readonly AnyJob[] = [
  bySession(due.lapseOffers, lapseOffers),
  bySession(due.releaseUnclaimed, releaseUnclaimed),
  bySession(due.closeSession, closeSession),
  onEvent(sessionCancelled, 'enrolment.callOffSession', async (context, data) => {
    await callOffSession({ ...context, actor: system }, data)
  }),
  onEvent(placesAdded, 'enrolment.offerAddedPlaces', async (context, data) => {
    await offerFreedPlaces({ ...context, actor: system }, data)
  }),
  onEvent(sessionMoved, 'enrolment.tellMoved', async (context, data) => {
    await tellMoved({ ...context, actor: system }, data)
  }),
  onEvent(sessionDisplaced, 'enrolment.tellDisplaced', async (context, data) => {
    await tellDisplaced({ ...context, actor: system }, data)
  }),
  onEvent(sessionRestored, 'enrolment.tellRestored', async (context, data) => {
    await tellDisplaced({ ...context, actor: system }, { ...data, reason: null })
  }),
  sweep,
  remind,
]
