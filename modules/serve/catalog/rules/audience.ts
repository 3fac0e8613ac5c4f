import type { Audience, AudienceDecision, PersonFacts, Reason } from '../contract/audience.ts'

/**
 * May this person come? Every obstacle is named, so that the worker is told why and what would help. P5.
 * The age counts in calendar years on the day `on` (the first meeting), because only the year of birth is asked for.
 */
export function audienceDecision(
  audience: Audience,
  person: PersonFacts,
  on: Temporal.PlainDate,
): AudienceDecision {
  const reasons = [
    memberReason(audience, person),
    unionReason(audience, person),
    ageReason(audience, person, on),
    residentReason(audience, person),
  ].filter((reason) => reason !== null)
  return reasons.length === 0 ? { allowed: true } : { allowed: false, reasons }
}

function memberReason({ membersOnly }: Audience, { member }: PersonFacts): Reason | null {
  return membersOnly && !member ? { key: 'catalog:audience.why.membersOnly' } : null
}

function unionReason({ unions }: Audience, { unionName }: PersonFacts): Reason | null {
  if (!unions?.length || (unionName && unions.includes(unionName))) return null
  return { key: 'catalog:audience.why.unions', params: { unions: unions.join('、') } }
}

function ageReason(
  { ageMin, ageMax }: Audience,
  { birthYear }: PersonFacts,
  on: Temporal.PlainDate,
): Reason | null {
  if (ageMin === undefined && ageMax === undefined) return null
  if (birthYear == null) return { key: 'catalog:audience.why.ageUnknown' }
  const age = on.year - birthYear
  if (ageMin !== undefined && age < ageMin)
    return { key: 'catalog:audience.why.tooYoung', params: { ageMin, age } }
  if (ageMax !== undefined && age > ageMax)
    return { key: 'catalog:audience.why.tooOld', params: { ageMax, age } }
  return null
}

function residentReason({ residentsOf }: Audience, { divisionCode }: PersonFacts): Reason | null {
  if (!residentsOf) return null
  if (!divisionCode) return { key: 'catalog:audience.why.residenceUnknown', params: { code: residentsOf } }
  return divisionCode.startsWith(residentsOf)
    ? null
    : { key: 'catalog:audience.why.residents', params: { code: residentsOf } }
}

/** Who may come, in sentences for everyone; empty means all workers and the public. */
export function audienceWords(audience: Audience, gigReserved: number): Reason[] {
  const { membersOnly, unions, ageMin, ageMax, residentsOf } = audience
  const sentences: (Reason | false | undefined)[] = [
    membersOnly && { key: 'catalog:audience.membersOnly' },
    unions?.length ? { key: 'catalog:audience.unions', params: { unions: unions.join('、') } } : false,
    residentsOf ? { key: 'catalog:audience.residents', params: { code: residentsOf } } : false,
    !membersOnly && !unions?.length && !residentsOf && { key: 'catalog:audience.all' },
    ageWords(ageMin, ageMax),
    gigReserved > 0 && { key: 'catalog:audience.gigReserved', params: { count: gigReserved } },
  ]
  return sentences.filter((sentence) => typeof sentence === 'object')
}

function ageWords(ageMin: number | undefined, ageMax: number | undefined): Reason | undefined {
  if (ageMin !== undefined && ageMax !== undefined)
    return { key: 'catalog:audience.ageBetween', params: { ageMin, ageMax } }
  if (ageMin !== undefined) return { key: 'catalog:audience.ageFrom', params: { ageMin } }
  return ageMax === undefined ? undefined : { key: 'catalog:audience.ageTo', params: { ageMax } }
}
