import { createRoute, z } from '@hono/zod-openapi'
import { roles } from '#kit/access/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import type { ConsoleViewer } from '#kit/ui/console/index.ts'

const Session = z.object({
  personId: z.string(),
  name: z.string(),
  grants: z.array(
    z.union([
      z.object({ role: z.enum(roles), scope: z.string() }),
      z.object({ role: z.enum(roles), palaceId: z.string() }),
    ]),
  ),
})
const answered = { description: '', content: { 'application/json': { schema: Session } } }
export const readSession = createRoute({ method: 'get', path: '/session', responses: { 200: answered } })
export const signIn = createRoute({
  method: 'post',
  path: '/session',
  request: {
    body: {
      content: { 'application/json': { schema: z.object({ username: z.string(), password: z.string() }) } },
    },
  },
  responses: { 204: { description: '' } },
})
export const signOut = createRoute({
  method: 'delete',
  path: '/session',
  responses: { 204: { description: '' } },
})

/** Who is signed in, with what they were given to do. */
export function useSession() {
  const session = useCall(readSession, {})
  const { data } = session
  const viewer: ConsoleViewer | undefined = data && {
    personId: data.personId,
    name: data.name,
    actor: { personId: data.personId, grants: data.grants },
  }
  return { data: viewer, error: session.error }
}
