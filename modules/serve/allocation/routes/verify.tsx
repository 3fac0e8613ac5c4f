import type { Hono } from 'hono'
import type { AppEnv } from '#kit/http/context.ts'
import { VerifyPage } from '../ui/portal/verify-page.tsx'

/** Where the files of a round are; nothing else is fetched by the page. */
const FILES = /^\/rounds\/[0-9a-f-]{36}\/[0-9a-f-]{36}\/files$/

/** /draws/verify computes a draw again in the reader's browser: that of `?files=`, or one whose files the reader has. Needs no account. */
export function verifyPortal(portal: Hono<AppEnv>): void {
  portal.get('/draws/verify', (c) => {
    const files = c.req.query('files')
    const party = c.req.query('party')?.slice(0, 64)
    return c.render(<VerifyPage files={files && FILES.test(files) ? files : undefined} party={party} />)
  })
}
