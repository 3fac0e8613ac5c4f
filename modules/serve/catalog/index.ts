import './messages/index.ts'
import { defineModule } from '#kit/module/index.ts'
import { catalogApi } from './routes/api.ts'
import { catalogPortal } from './routes/portal.tsx'

export const catalogModule = defineModule({
  name: 'catalog',
  api: catalogApi,
  portal: catalogPortal,
  // A teacher stands in a public programme with the name that the palace gave: it belongs to the programme.
  personalData: {
    columns: { 'catalog.programme.teacher_id': 'deed' },
    tell: async () => [],
    forget: async () => {},
  },
})

// Use cases
export { draftProgramme } from './actions/draft-programme.ts'
export { editProgramme } from './actions/edit-programme.ts'
export { publishProgramme, sendBackProgramme, submitProgramme } from './actions/review-programme.ts'
export { cancelProgramme, cancelSession } from './actions/cancel.ts'
export { scheduleSessions } from './actions/schedule-sessions.ts'
export { moveSession } from './actions/move-session.ts'
export { changeCapacity } from './actions/change-capacity.ts'
export { importSeason } from './actions/season/import-season.ts'
export { copySeason } from './actions/copy-season.ts'
export { openSignUpAt } from './actions/open-sign-up-at.ts'
export { lockSession, sessionAsItStands, type LockedSession } from './actions/lock-session.ts'

// Questions
export {
  findSessions,
  countSessions,
  type SessionCounts,
  type FoundSession,
  type SessionFilter,
} from './queries/find-sessions.ts'
export { meetingsOf, sessionDetail, type SessionRecord } from './queries/session-detail.ts'
export { meetingsByKeys } from './queries/meetings-by-keys.ts'
export { placesOfMeetings, type MeetingPlaces } from './queries/places-of-meetings.ts'
export { sessionsBegun } from './queries/sessions-begun.ts'
export { sessionsByKeys, type SessionSummary } from './queries/sessions-by-keys.ts'
export { weekTimetable } from './queries/week-timetable.ts'
export { balanceByKind } from './queries/balance-by-kind.ts'
export { listSessions, type ListingFilter } from './routes/listings.ts'
export { calendarFeed, type CalendarEvent } from './routes/calendar-feed.ts'

// Rules that signing up follows
export { audienceDecision, audienceWords } from './rules/audience.ts'
export { placesAt } from './rules/places.ts'
export { priceFor } from './rules/price.ts'
export { searchText } from './rules/search-text.ts'

// Events, ports, who may
export { placesAdded, sessionCancelled, sessionDisplaced, sessionMoved, sessionRestored } from './events.ts'
export { meetingDisplacer } from './actions/displace.ts'
export {
  provideOccupancy,
  provideSignUps,
  type Occupancy,
  type SessionKey,
  type SignUps,
  type SignUpsOf,
  type Taken,
} from './ports.ts'
export { provideSessionAction } from './routes/session-action.ts'
export { canEdit, canPublish, canRead } from './policy.ts'

// Views that other pages compose
export { SessionRows } from './ui/portal/session-rows.tsx'
export { WhatsOn } from './ui/portal/whats-on.tsx'
export type { DrawSessionAction, SessionAction } from './ui/portal/session-action.ts'
export type { SessionDetail, SessionListing, Places } from './contract/session.ts'
export type { Audience, AudienceDecision, PersonFacts, Reason } from './contract/audience.ts'
