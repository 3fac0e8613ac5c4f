import type { Hono } from 'hono'
import type { AppEnv } from '#kit/http/context.ts'
import { familyPortal } from './portal/family.tsx'
import { myDataPortal } from './portal/my-data.tsx'
import { setupPortal } from './portal/setup.tsx'
import { myPasskeysPortal } from './portal/my-passkeys.tsx'
import { mySecurityPortal } from './portal/my-security.tsx'
import { signInPortal } from './portal/sign-in.tsx'
import { signInElsewherePortal } from './portal/sign-in-elsewhere.tsx'
import { signInStepsPortal } from './portal/sign-in-steps.tsx'
import { staffSignInPortal } from './portal/staff-sign-in.tsx'

export function identityPortal(portal: Hono<AppEnv>): void {
  signInPortal(portal)
  staffSignInPortal(portal)
  signInStepsPortal(portal)
  signInElsewherePortal(portal)
  mySecurityPortal(portal)
  myPasskeysPortal(portal)
  myDataPortal(portal)
  familyPortal(portal)
  setupPortal(portal)
}
