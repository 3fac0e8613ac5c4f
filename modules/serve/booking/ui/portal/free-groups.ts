import { type FreeSpace, openTo, soughtKinds } from '../../contract.ts'

export type Offer = { space: FreeSpace; slot: FreeSpace['slots'][number] }
/** Slots at one time in spaces that lie side by side, such as the courts of a gym; the first is as good as any. */
export type Choice = Offer & { count: number; freed: boolean }
export type Group = { id: string; first: FreeSpace; choices: Choice[] }
export type House = { first: FreeSpace; groups: Group[] }

/** What is free this evening: the part of the day that most people ask about. */
export const thisEvening = (spaces: readonly FreeSpace[], evening: Temporal.Instant): FreeSpace[] =>
  spaces
    .map((space) => ({ ...space, slots: space.slots.filter((slot) => !isBefore(slot.start, evening)) }))
    .filter(({ slots }) => slots.length > 0)

const isBefore = (start: string, at: Temporal.Instant) =>
  Temporal.Instant.compare(Temporal.Instant.from(start), at) < 0

/** Free spaces by house and by what they lie in, each time once; the order of the houses stays, what everyone may book comes first. */
export function byHouse(spaces: readonly FreeSpace[]): House[] {
  return [...Map.groupBy(spaces, ({ palaceId }) => palaceId).values()].map((list) => ({
    first: list[0]!,
    groups: [...Map.groupBy(list, ({ whole, spaceId }) => whole?.id ?? spaceId)]
      .map(([id, alike]) => ({ id, first: alike[0]!, choices: choicesOf(alike) }))
      .toSorted((a, b) => order(a) - order(b)),
  }))
}

const order = ({ first: { openTo: who, kind } }: Group) =>
  openTo.indexOf(who) * soughtKinds.length + soughtKinds.findIndex((one) => one === kind)

function choicesOf(spaces: readonly FreeSpace[]): Choice[] {
  const offers = spaces.flatMap((space) => space.slots.map((slot) => ({ space, slot })))
  const byTime = Map.groupBy(offers, ({ slot }) => `${slot.start} ${slot.end}`)
  return [...byTime.values()]
    .map((same) => ({ ...same[0]!, count: same.length, freed: same.some(({ slot }) => slot.freed) }))
    .toSorted((a, b) => (a.slot.start < b.slot.start ? -1 : 1))
}

/** What is to be filled first: slots that begin soon, those given back before the others, then the soonest, then the nearest. */
export function lastMinute(spaces: readonly FreeSpace[], most: number): Choice[] {
  return byHouse(spaces)
    .flatMap(({ groups }) => groups.flatMap(({ choices }) => choices.filter(({ slot }) => slot.soon)))
    .toSorted(
      (a, b) =>
        Number(b.freed) - Number(a.freed) ||
        (a.slot.start === b.slot.start ? 0 : a.slot.start < b.slot.start ? -1 : 1),
    )
    .slice(0, most)
}
