import { Button } from 'antd'
import { SIGN_IN } from '#kit/ui/console/call.ts'
import { useT } from '#kit/ui/console/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import { signOut } from './session.ts'

/** Ends this device's session; the whole page is left, so that nothing read stays in memory. */
export function useSignOut(): () => void {
  const out = useAct(signOut, { done: () => location.assign(SIGN_IN) })
  return () => out.mutate({})
}

export function SignOutButton() {
  const signOut = useSignOut()
  return <Button onClick={signOut}>{useT()('console:user.signOut')}</Button>
}
