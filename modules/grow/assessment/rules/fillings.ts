import type { Facts, StandardsUsed } from '../contract/facts.ts'
import { conditions, coreFunctions, type FunctionRoom, functionRooms } from '../contract/vocabulary.ts'
import { floorStandard, missingFloor, numberOf, roomIn } from './measure.ts'

/** Facts that may be unknown, in the order in which they are filled: a later one may depend on an earlier one. */
export const fillable = [
  'population',
  'floorM2',
  'expansionM2',
  'functions',
  'condition',
  'builtYear',
  'seats',
  'independentTitle',
  'operatingRight',
] as const
export type Fillable = (typeof fillable)[number]
type Filling<Name extends Fillable = Fillable> = NonNullable<Facts[Name]>

/** Is the fact unknown, so that it matters? A renovation stands for the year of building; only a compact house needs seats. */
export function isOpen(name: Fillable, facts: Facts): boolean {
  if (!facts.present) return false
  if (name === 'builtYear') return facts.builtYear === null && facts.renovatedYear === null
  if (name === 'seats') return facts.compact && facts.seats === null
  if (name === 'functions') return unknownRoomsOf(facts).length > 0
  return facts[name] === null
}

/** Rooms of which nobody knows whether they are there. */
export const unknownRoomsOf = (facts: Facts): FunctionRoom[] =>
  functionRooms.filter((room) => roomIn(facts, room) === null)

/** The facts with one of them known; what is said of the rooms is said of all. */
export const withFact = (facts: Facts, name: keyof Facts, value: Facts[keyof Facts]): Facts => ({
  ...facts,
  [name]: value,
  ...(name === 'functions' && { unknownRooms: [] }),
})

/** Values of an unknown fact that stand for all: one for each way in which the rules can come out, given the other facts. */
export function fillingsOf(name: Fillable, facts: Facts, standards: StandardsUsed): Filling[] {
  switch (name) {
    case 'population':
      return populations(standards)
    case 'floorM2':
      return floors(facts, standards).filter((floor) => floor >= 1)
    case 'expansionM2':
      return lands(facts, standards)
    case 'functions':
      return roomsFilled(facts)
    case 'condition':
      return [...conditions]
    case 'builtYear': {
      const years = numberOf(standards, 'palace.renewal.years', facts.population)!
      return [facts.year - years + 1, facts.year - years].filter((year) => year <= facts.year)
    }
    case 'seats':
      return edges(numberOf(standards, 'palace.compact.seatsMin', facts.population)!)
    case 'independentTitle':
    case 'operatingRight':
      return [true, false]
  }
}

/** All that is unknown is there; only what a house cannot do without; nothing of it. */
function roomsFilled(facts: Facts): FunctionRoom[][] {
  const unknown = unknownRoomsOf(facts)
  const core = unknown.filter((room) => (coreFunctions as readonly string[]).includes(room))
  return [unknown, core, []].map((found) =>
    functionRooms.filter((room) => facts.functions?.includes(room) || found.includes(room)),
  )
}

const edges = (needed: number) => [needed, needed - 1].filter((value) => value >= 0)

function populations(standards: StandardsUsed): number[] {
  const { value } = standards['palace.area.min']
  if (typeof value === 'number') return [0]
  return value.bands.map(({ below }, at) =>
    below === undefined ? (value.bands[at - 1]?.below ?? 0) : below - 1,
  )
}

/** Enough; short, but the land has room for the rest; shorter than the land has room for. */
function floors(facts: Facts, standards: StandardsUsed): number[] {
  const needed = Math.ceil(floorStandard(facts, standards).floorM2 ?? 1)
  const room = roomOf(facts, standards)
  return [Math.max(needed, 1), needed - 1, needed - room, needed - room - 1, 1]
}

const roomOf = ({ expansionM2, population }: Facts, standards: StandardsUsed) =>
  Math.floor((expansionM2 ?? 0) * (numberOf(standards, 'palace.expansion.plotRatio', population) ?? 0) + 1e-6)

function lands(facts: Facts, standards: StandardsUsed): number[] {
  const ratio = numberOf(standards, 'palace.expansion.plotRatio', facts.population) ?? 0
  const missing = missingFloor(facts, standards) ?? 0
  const enough = ratio > 0 ? Math.ceil(missing / ratio - 1e-6) : 0
  return [enough, Math.max(enough - 1, 0), 0]
}

/** Values of a known fact at which some rule turns, given the other facts. */
export function turnsOf(name: Fillable, facts: Facts, standards: StandardsUsed): Filling[] {
  if (name === 'population') {
    const { value } = standards['palace.area.min']
    return typeof value === 'number'
      ? []
      : value.bands.flatMap(({ below }) => (below === undefined ? [] : [below - 1, below]))
  }
  if (name === 'functions') return roomsTurned(facts, standards)
  return fillingsOf(name, facts, standards)
}

/** The rooms that are wanted brought in together, or one that is there given up; also both, where nothing less leads to an upgrade. */
function roomsTurned(
  { functions, population }: Facts,
  standards: StandardsUsed,
): Facts['functions'][] & Filling[] {
  const has = functions ?? []
  const wanted = functionRooms.filter((room) => numberOf(standards, `palace.room.${room}`, population) !== 0)
  const core = wanted.filter((room) => (coreFunctions as readonly string[]).includes(room))
  const further = wanted.filter((room) => !core.includes(room))
  const withRooms = (rooms: readonly FunctionRoom[]) =>
    functionRooms.filter((room) => has.includes(room) || rooms.includes(room))
  const without = (rooms: readonly FunctionRoom[]) =>
    has.map((room) => rooms.filter((other) => other !== room))
  const whole = withRooms(core)
  const lacksCore = whole.length > has.length
  return [
    ...(lacksCore ? [whole, ...without(whole)] : []),
    withRooms(further),
    withRooms(wanted),
    ...without(has),
  ]
}
