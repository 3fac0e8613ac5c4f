import type { HallSpace, HallWish } from './problem.ts'
import { HALVES } from './week.ts'

/** Whether a wish could be fulfilled in any week: on one of its days one of its halls is open for `least` half hours on end. */
export function everOpen(wish: HallWish, least: number, spaces: readonly HallSpace[]): boolean {
  return wish.spaces.some((space) =>
    wish.days.some((day) => {
      let run = 0
      for (let cell = wish.from; cell < wish.until && run < least; cell++)
        run = spaces[space]!.open[day * HALVES + cell] ? run + 1 : 0
      return run >= least
    }),
  )
}
