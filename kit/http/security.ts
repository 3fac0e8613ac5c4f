import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './context.ts'
import { requestErrors } from './errors.ts'

/**
 * Strict headers: no inline script or style, no framing, nothing from other sites. The console (`nonce: true`) may
 * compile its QR reader (WASM), and its component library's <style> elements carry the nonce of the response.
 */
export function securityHeaders({ https, nonce = false }: { https: boolean; nonce?: boolean }) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: nonce ? ["'self'", "'wasm-unsafe-eval'"] : ["'self'"],
      styleSrc: nonce ? ["'self'", NONCE] : ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: [] },
    crossOriginOpenerPolicy: 'same-origin',
  })
}

/** Methods that change nothing. */
export const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page sends in the reader's name. Browsers say where a request comes from
 * (Sec-Fetch-Site, else Origin); a program with a token sends neither and has no cookie to abuse.
 */
export function sameSiteOnly(allowedOrigin: string) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site')
      const origin = c.req.header('origin')
      const own = origin === allowedOrigin || origin === new URL(c.req.url).origin
      const elsewhere = site ? site !== 'same-origin' && site !== 'none' : origin !== undefined
      if (elsewhere && !own) throw requestErrors.error('from-another-site')
    }
    await next()
  })
}

const LARGEST = 1024 * 1024
const limit = bodyLimit({
  maxSize: LARGEST,
  onError: () => {
    throw requestErrors.error('body-too-large')
  },
})

/** Where files are streamed away as they come in; the route there counts the bytes itself. */
const STREAMED = ['/api/v1/imports/files/', '/api/v1/projects/files/', '/api/v1/coverage/files/']

/**
 * Refuses bodies over 1 MB; an upload route that takes more says so itself. A length that was declared is kept to by the
 * HTTP parser, so such a body is not looked into: that would read it as a web stream, at several times the cost.
 */
export const limitBody = createMiddleware<AppEnv>((c, next) => {
  if (SAFE.has(c.req.method) || STREAMED.some((path) => c.req.path.startsWith(path))) return next()
  const length = c.req.header('content-length')
  const declared = length !== undefined && c.req.header('transfer-encoding') === undefined
  return declared && Number(length) <= LARGEST ? next() : limit(c, next)
})

/** What somebody signed in sees is kept by no browser and no proxy, so that the next one at the same device does not see it. */
export const keepPrivate = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  if (!c.get('viewer')) return
  // Not c.header(): once there is an answer, that copies it into a slower kind.
  const { headers } = c.res
  if (!headers.has('cache-control')) headers.set('Cache-Control', 'private, no-store')
})
