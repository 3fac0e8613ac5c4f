import { App, Button } from 'antd'
import { SIGN_IN } from '#kit/ui/console/call.ts'
import { ownerOfDevice, wipeDevice } from '#kit/ui/console/device/device.ts'
import { useT } from '#kit/ui/console/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import { tellBeforeLeaving } from '#modules/serve/enrolment/ui/console/index.ts'
import { signOut } from './session.ts'

/**
 * Ends this device's session and forgets what the device kept; the whole page is left, so that nothing read stays in
 * memory. What a door did without a network is told first; where that fails, whoever leaves decides.
 */
export function useSignOut(): () => void {
  const t = useT()
  const { modal } = App.useApp()
  const out = useAct(signOut, { done: () => location.assign(SIGN_IN) })
  const leave = async () => {
    const owner = ownerOfDevice()
    const untold = owner ? await tellBeforeLeaving(owner) : 0
    // First the device: nothing of it is left, whatever becomes of the request.
    const go = () => void wipeDevice().finally(() => out.mutate({}))
    if (untold === 0) return go()
    modal.confirm({
      title: t('console:user.untold', { count: untold }),
      content: t('console:user.untoldConsequence'),
      okText: t('console:user.signOutAnyway'),
      okButtonProps: { danger: true },
      onOk: go,
    })
  }
  return () => void leave()
}

export function SignOutButton() {
  const signOut = useSignOut()
  return <Button onClick={signOut}>{useT()('console:user.signOut')}</Button>
}
