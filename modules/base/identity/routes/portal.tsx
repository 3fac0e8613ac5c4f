import type { Hono } from 'hono'
import type { AppEnv } from '#kit/http/context.ts'
import { familyPortal } from './portal/family.tsx'
import { myDataPortal } from './portal/my-data.tsx'
import { setupPortal } from './portal/setup.tsx'
import { signInPortal } from './portal/sign-in.tsx'

export function identityPortal(portal: Hono<AppEnv>): void {
  signInPortal(portal)
  myDataPortal(portal)
  familyPortal(portal)
  setupPortal(portal)
}
