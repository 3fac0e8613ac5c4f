import type { ReactNode } from 'react'
import type { SessionDetail } from '../../contract.ts'

/** What another module adds to the page of a session: the thing to do, and what must be known first. */
export type SessionAction = { action: ReactNode; notice?: ReactNode }

/** Draws it for whoever looks. serve/enrolment answers, apps/server wires. */
export type DrawSessionAction<Request> = (request: Request, session: SessionDetail) => Promise<SessionAction>
