import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'

let count = 0
const whenNone: (() => void)[] = []

/**
 * Counts a request until its work is done, which may be after its answer: whoever hung up, or was told to come back later,
 * leaves work behind that still asks the database.
 */
export const countUnderWay = createMiddleware<AppEnv>(async (_, next) => {
  count++
  try {
    await next()
  } finally {
    count--
    if (count === 0) for (const tell of whenNone.splice(0)) tell()
  }
})

/** Resolves when no request's work is under way, so that the database may be let go. */
export const allDone = (): Promise<void> =>
  count === 0 ? Promise.resolve() : new Promise((resolve) => whenNone.push(resolve))
