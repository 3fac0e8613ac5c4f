import type { Department, StepName } from '../contract/vocabulary.ts'
import { stepNamed } from './steps.ts'

/** A local day is what officials count in; the whole province has one zone. */
export const TIME_ZONE = 'Asia/Shanghai'
export const dayOf = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(TIME_ZONE).toPlainDate()

/** The standard that says how many days a step may rest with a department. */
export const restKey = (department: Department) => `project.restDays.${department}` as const
/** How much of the floor may be offices. */
export const OFFICE_SHARE = 'project.officeShare'

export type Rest = {
  /** Whole days since it came to whoever holds it. */
  days: number
  /** null: it does not sleep (building is measured by milestones). */
  limit: number | null
  sleeping: boolean
  /** The first day on which it sleeps. */
  sleepsOn: Temporal.PlainDate | null
}

/** How long a project has rested with whoever holds it. It sleeps once it has rested longer than the standard allows. */
export function restOf(
  stay: { step: StepName; department: Department; returned: boolean; beganAt: Temporal.Instant },
  limitDays: number,
  now: Temporal.Instant,
): Rest {
  const began = dayOf(stay.beganAt)
  const days = began.until(dayOf(now), { largestUnit: 'day' }).days
  // Papers that were sent back are mended in the federation's own time, also while building.
  if (!stepNamed(stay.step).sleeps && !stay.returned)
    return { days, limit: null, sleeping: false, sleepsOn: null }
  return {
    days,
    limit: limitDays,
    sleeping: days > limitDays,
    sleepsOn: began.add({ days: limitDays + 1 }),
  }
}

/** Share of the floor that is offices, and whether that is more than the standard allows (楼堂馆所). */
export function officeCheck(project: { officeM2: number; floorM2: number }, most: number) {
  const share = project.officeM2 / project.floorM2
  return { share, most, over: share > most }
}
