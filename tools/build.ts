import { build } from 'vite'
import { portal, server } from './build-config.ts'

/** Builds the server, the portal's assets and the console into build/. */
await build(server)
await build(portal)
await build({ configFile: 'apps/console/vite.config.ts', logLevel: 'warn' })
