import type { Translator } from '#kit/i18n/index.ts'
import { valueAtPopulation } from '../contract/standards.ts'
import type { StandardUsed, StandardsUsed } from '../contract/facts.ts'
import type { Difference, Finding, Turn } from '../contract/outcome.ts'
import type { VenueText } from '../contract/venue.ts'
import {
  conditions,
  type Decision,
  type FunctionRoom,
  functionRooms,
  type UsedStandard,
} from '../contract/vocabulary.ts'

const isRoom = (text: string): text is FunctionRoom => (functionRooms as readonly string[]).includes(text)
const figure = (t: Translator, value: number) => value.toLocaleString(t.locale)
const grade = (value: number) => conditions[value - 1] ?? '—'

/** A decision in the policy's word; null: it cannot be judged yet. */
export const decisionWords = (t: Translator, decision: Decision | null): string =>
  decision ? t(`assessment:decision.${decision}`) : t('assessment:decision.open')

export const decisionsWords = (t: Translator, some: readonly Decision[]): string =>
  some.map((one) => decisionWords(t, one)).join(t('assessment:or'))

/** What a rule looks at. */
export function ruleWords(t: Translator, { rule }: Pick<Finding, 'rule'>): string {
  const room = rule.replace(/^room\./, '')
  return isRoom(room) ? t(`assessment:function.${room}`) : t.byKey(`assessment:rule.${rule}`)
}

/** A number as its rule counts it: 2,600 平方米, C 级, 有. */
export function measureWords(
  t: Translator,
  { measure }: Pick<Finding, 'measure'>,
  value: number | null,
): string {
  if (value === null) return t('assessment:unknown')
  if (measure === 'grade') return t('assessment:measure.grade', { value: grade(value) })
  if (measure === 'right' || measure === 'rooms' || measure === 'venues')
    return t(value > 0 ? 'assessment:have' : 'assessment:lack')
  return t(`assessment:measure.${measure}`, { value: figure(t, value) })
}

/** What must be, or must not be reached. */
export const neededWords = (t: Translator, finding: Finding): string =>
  t(finding.most ? 'assessment:below' : 'assessment:atLeast', {
    value: measureWords(t, finding, finding.needed),
  })

/** Why a rule pushes where it does, in one sentence. */
export function becauseWords(t: Translator, finding: Finding, population: number | null): string {
  const { rule, verdict, found, needed } = finding
  if (verdict === 'unknown') return t('assessment:because.unknown', { rule: ruleWords(t, finding) })
  const params = {
    found: measureWords(t, finding, found),
    needed: measureWords(t, finding, needed),
    population: population === null ? t('assessment:unknown') : figure(t, population),
    room: ruleWords(t, finding),
  }
  if (rule.startsWith('room.'))
    return t(
      finding.pushes === 'upgrade' ? 'assessment:because.furtherRoom' : 'assessment:because.room',
      params,
    )
  return t.byKey(`assessment:because.${rule}`, params)
}

/** Where a threshold comes from: the standard's name, its source, its number, and whether somebody compared them. */
export function sourceWords(t: Translator, { standard, rule }: Finding, standards: StandardsUsed): string {
  if (standard === null) return t(rule === 'venue' ? 'assessment:source.policy' : 'assessment:source.rights')
  const { sourceTitle, sourceNumber, verified } = standards[standard]
  return t('assessment:source.standard', {
    standard: t.byKey(`standards:key.${standard}`),
    source: [sourceTitle, sourceNumber].filter(Boolean).join(' '),
    verified: t(`standards:verified.${verified}`),
  })
}

/** Rooms that are there, and others of which nobody knows. */
type PartlyKnown = { there: readonly string[]; unknown: readonly string[] }
const isPartlyKnown = (value: unknown): value is PartlyKnown =>
  typeof value === 'object' && value !== null && 'unknown' in value

/** What is known of the rooms, as `factWords` says it. */
export const roomsKnown = ({ functions, unknownRooms }: Pick<VenueText, 'functions' | 'unknownRooms'>) =>
  functions && unknownRooms.length > 0 ? { there: functions, unknown: unknownRooms } : functions

type FactValue = Turn['from'] | undefined

/** A fact's value as people say it; rooms as a list. */
export function factWords(t: Translator, fact: string, value: unknown): string {
  if (value === null || value === undefined) return t('assessment:unknown')
  if (typeof value === 'boolean') return t(value ? 'assessment:have' : 'assessment:lack')
  if (Array.isArray(value))
    return value.length === 0
      ? t('assessment:lack')
      : value
          .map((room) => (isRoom(String(room)) ? t(`assessment:function.${room as FunctionRoom}`) : ''))
          .join(t('console:list.comma'))
  if (isPartlyKnown(value))
    return t('assessment:partlyKnown', {
      there: factWords(t, fact, value.there),
      unknown: factWords(t, fact, value.unknown),
    })
  if (fact === 'condition') return t('assessment:measure.grade', { value: String(value) })
  if (typeof value !== 'number') return String(value)
  const unit = { floorM2: 'squareMetres', expansionM2: 'squareMetres', seats: 'seats', population: 'people' }[
    fact
  ]
  return unit
    ? t.byKey(`assessment:measure.${unit}`, { value: figure(t, value) })
    : t('assessment:measure.year', { value })
}

/** A standard's value in its unit; one in bands at the population served, or as the number of its bands. */
export function standardWords(
  t: Translator,
  value: unknown,
  { unit }: Pick<StandardUsed, 'unit'>,
  population: number | null,
): string {
  if (typeof value === 'object' && value !== null && population === null) return t('assessment:banded')
  const number = valueAtPopulation(value as StandardUsed['value'], population ?? 0)
  return t.byKey(`standards:unit.${unit}`, {
    value: unit === 'grade' ? grade(number) : unit === 'year' ? number : figure(t, number),
  })
}

/** One thing that, changed alone, would change the answer. */
export function turnWords(
  t: Translator,
  { fact, standard, from, to, decision }: Turn,
  standards: StandardsUsed,
): string {
  const outcome = decision ? decisionWords(t, decision) : t('assessment:turn.open')
  if (standard) {
    const said = (value: FactValue) => standardWords(t, value, standards[standard], 0)
    return t('assessment:turn.standard', {
      what: t.byKey(`standards:key.${standard}`),
      from: said(from),
      to: said(to),
      decision: outcome,
    })
  }
  if (fact === 'functions') return roomsTurned(t, from, to, outcome)
  return t('assessment:turn.fact', {
    what: t.byKey(`assessment:fact.${fact}`),
    from: factWords(t, fact ?? '', from),
    to: factWords(t, fact ?? '', to),
    decision: outcome,
  })
}

function roomsTurned(t: Translator, from: FactValue, to: FactValue, decision: string): string {
  const [had, has] = [new Set(Array.isArray(from) ? from : []), new Set(Array.isArray(to) ? to : [])]
  const [more, fewer] = [[...has.difference(had)], [...had.difference(has)]]
  return t(more.length > 0 ? 'assessment:turn.moreRooms' : 'assessment:turn.fewerRooms', {
    rooms: factWords(t, 'functions', more.length > 0 ? more : fewer),
    decision,
  })
}

/** What made a decision differ. */
export function causeWords(t: Translator, { fact, standard, from, to }: Difference): string {
  if (standard)
    return t('assessment:cause.standard', {
      what: t.byKey(`standards:key.${standard}`),
      from: plainStandard(t, standard, from),
      to: plainStandard(t, standard, to),
    })
  return t('assessment:cause.fact', {
    what: t.byKey(`assessment:fact.${fact}`),
    from: factWords(t, fact ?? '', from),
    to: factWords(t, fact ?? '', to),
  })
}

/** A standard's value without the row that it stood in. */
function plainStandard(t: Translator, key: UsedStandard, value: unknown): string {
  if (typeof value !== 'number') return t('assessment:banded')
  return key.startsWith('palace.condition')
    ? t('assessment:measure.grade', { value: grade(value) })
    : figure(t, value)
}
