import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'

/**
 * How long a client may take, and how much it may hold: milliseconds and counts. A client that sends its headers or body
 * drop by drop is cut off; one that only listens (live places) is not.
 */
export const patienceWithClients = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  /** Bytes of all headers together. */
  maxHeaderSize: 16 * 1024,
  maxHeadersCount: 100,
  maxConnections: 8_000,
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

/** The HTTP server of a web process, not listening yet. */
export function openServer(fetch: Fetch, limits = patienceWithClients): Server {
  const { maxConnections, maxHeadersCount, ...serverOptions } = limits
  const server = createAdaptorServer({ fetch, serverOptions }) as Server
  server.maxConnections = maxConnections
  server.maxHeadersCount = maxHeadersCount
  return server
}
