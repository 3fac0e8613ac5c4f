import { createElement } from 'react'
import type { AppContext } from '#kit/http/context.ts'
import { PhoneLink } from '#kit/ui/portal/index.ts'
import type { SessionDetail } from '../contract/session.ts'
import type { DrawSessionAction, SessionAction } from '../ui/portal/session-action.ts'

/** Until sign-up is wired, the desk takes it by phone: a person never meets a page without a way on. */
const byPhone: DrawSessionAction<AppContext> = async (_, session) => ({
  action: createElement(PhoneLink, { number: session.palace.phone }),
})

let current = byPhone

/** Fills the slot of the session page, once, when the server is put together. */
export function provideSessionAction(draw: DrawSessionAction<AppContext>): void {
  current = draw
}

export const sessionAction = (c: AppContext, session: SessionDetail): Promise<SessionAction> =>
  current(c, session)
