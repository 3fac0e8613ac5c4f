import type { Translator } from '#kit/i18n/index.ts'
import type { PalaceSummary, SpaceSummary } from '#modules/base/places/index.ts'
import type { PersonFacts, Reason } from '../contract/audience.ts'
import type { SessionDetail, SessionListing } from '../contract/session.ts'
import type { Taken } from '../ports.ts'
import type { FoundSession } from '../queries/find-sessions.ts'
import type { MeetingRecord, SessionRecord } from '../queries/session-detail.ts'
import { audienceDecision, audienceWords } from '../rules/audience.ts'
import { placesAt } from '../rules/places.ts'
import { priceFor } from '../rules/price.ts'

const nobody: Taken = { taken: 0, waiting: 0 }

/** What is known around a session when it is shown. */
export type Surroundings = {
  palace: PalaceSummary
  space: SpaceSummary | undefined
  taken: Taken | undefined
  metres: number | null
  now: Temporal.Instant
}

/** A session of a list, on the wire. */
export function presentListing(
  session: Omit<FoundSession, 'rank' | 'palaceId'>,
  cancelled: boolean,
  { palace, space, taken = nobody, metres, now }: Surroundings,
): SessionListing {
  return {
    id: session.id,
    programmeId: session.programmeId,
    title: session.title,
    titleEn: session.titleEn,
    form: session.form,
    kind: session.kind,
    priceClass: session.priceClass,
    priceFen: session.priceFen,
    illustration: session.illustration,
    signature: session.signature,
    audience: session.audience,
    gigReserved: session.gigReserved,
    start: session.firstMeeting.start.toString(),
    end: session.firstMeeting.end.toString(),
    meetingCount: session.meetingCount,
    seriesNo: session.seriesNo,
    capacity: session.capacity,
    places: placesAt({ ...session, cancelled }, taken, now),
    palace: {
      id: palace.id,
      slug: palace.slug,
      name: palace.name,
      nameEn: palace.nameEn,
      divisionCode: palace.divisionCode,
      timeZone: palace.timeZone,
    },
    space: space ? { id: space.id, name: space.name, nameEn: space.nameEn, floor: space.floor } : null,
    distanceMetres: metres,
    synthetic: session.synthetic,
  }
}

export type DetailParts = {
  session: SessionRecord
  meetings: readonly MeetingRecord[]
  others: readonly { id: string; firstMeeting: SessionRecord['firstMeeting'] }[]
  person: PersonFacts | null
  divisionName: (code: string) => string
  t: Translator
}

/** Everything that a visitor may know of a session, on the wire; sentences in the reader's language. */
export function presentDetail(
  { session, meetings, others, person, divisionName, t }: DetailParts,
  around: Surroundings,
): SessionDetail {
  const { palace } = around
  const listing = presentListing(session, session.cancelledAt !== null, around)
  const say = ({ key, params }: Reason) =>
    t.byKey(
      key,
      params && 'code' in params ? { ...params, place: divisionName(String(params.code)) } : params,
    )
  return {
    ...listing,
    palace: {
      ...listing.palace,
      address: palace.address,
      routeText: palace.routeText,
      phone: palace.phone,
      lng: palace.lng,
      lat: palace.lat,
      accessibility: palace.accessibility,
    },
    summary: session.summary,
    description: session.description,
    rules: session.rules,
    teacherName: session.teacherName,
    teacherNote: session.teacherNote,
    concessions: session.concessions,
    whoMayCome: audienceWords(session.audience, session.gigReserved).map(say),
    you: person && presentYou(session, person, palace.timeZone, say),
    opensAt: session.opensAt.toString(),
    closesAt: session.closesAt.toString(),
    cancelReason: session.cancelReason,
    meetings: meetings.map(({ no, during, spaceId, cancelledAt, displacedAt }) => ({
      no,
      start: during.start.toString(),
      end: during.end.toString(),
      spaceId,
      cancelled: cancelledAt !== null,
      displaced: cancelledAt === null && displacedAt !== null,
    })),
    others: others.map(({ id, firstMeeting: { start, end } }) => ({
      id,
      start: start.toString(),
      end: end.toString(),
    })),
  }
}

function presentYou(
  session: SessionRecord,
  person: PersonFacts,
  timeZone: string,
  say: (reason: Reason) => string,
) {
  const on = session.firstMeeting.start.toZonedDateTimeISO(timeZone).toPlainDate()
  const decision = audienceDecision(session.audience, person, on)
  return {
    allowed: decision.allowed,
    reasons: decision.allowed ? [] : decision.reasons.map(say),
    priceFen: priceFor(session, person).fen,
  }
}
