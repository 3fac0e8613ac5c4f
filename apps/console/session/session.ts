import { useCall } from '#kit/ui/console/client.ts'
import type { ConsoleViewer } from '#kit/ui/console/index.ts'
import { meRoute, signOutRoute } from '#modules/base/identity/contract.ts'

export { signOutRoute as signOut }

/** Who is signed in, with what they were given to do. */
export function useSession() {
  const { data, error, failureReason } = useCall(meRoute, {})
  const viewer: ConsoleViewer | undefined = data && {
    personId: data.personId,
    name: data.name,
    actor: { personId: data.personId, grants: data.grants },
  }
  return { data: viewer, error, unreachable: !data && failureReason?.status === 0 }
}
