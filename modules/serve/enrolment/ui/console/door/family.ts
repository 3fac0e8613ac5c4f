import type { DoorPerson } from '../../../contract.ts'

type Person = Pick<DoorPerson, 'enrolmentId' | 'checkedInAt' | 'mayEnter'>

/** Can this person be let in now? Who is inside already need not be. */
export const canEnter = ({ checkedInAt, mayEnter }: Person): boolean => !checkedInAt && mayEnter.allowed

/** Everyone on the ticket who can enter is chosen from the start: a family goes in by one tap. */
export const preselected = (people: readonly Person[]): string[] =>
  people.filter(canEnter).map(({ enrolmentId }) => enrolmentId)

/** How a ticket stands as a whole, to be said above its people. */
export function standing(people: readonly Person[]): 'enter' | 'inside' | 'refused' {
  if (people.some(canEnter)) return 'enter'
  return people.some(({ checkedInAt }) => checkedInAt) ? 'inside' : 'refused'
}

/** Adds or takes away one of the chosen. */
export const toggled = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
