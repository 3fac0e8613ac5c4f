import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'
import { requestErrors } from './errors.ts'

/** Somebody who waits is told within five seconds; half a second is for drawing and the way. */
export const ANSWER_MS = 4_500
/** A large body may take its time on a slow line; the web server's own limits stand before it. */
const LARGE_BYTES = 64 * 1024

/**
 * Answers `unavailable` when no answer has begun in time. What was under way goes on and may still commit: a repeated
 * request finds it done, as every change can be repeated. An answer that has begun (a stream of events) is not cut.
 */
export const limitTime = (milliseconds = ANSWER_MS) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (Number(c.req.header('content-length') ?? 0) > LARGE_BYTES) return next()
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(requestErrors.error('unavailable')), milliseconds)
    try {
      await Promise.race([next(), late.promise])
    } finally {
      clearTimeout(timer)
    }
  })
