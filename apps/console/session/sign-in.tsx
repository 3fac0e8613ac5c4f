import { useEffect } from 'react'
import { forgetOnDevice } from '#kit/ui/console/device/device.ts'
import { Waiting } from '../shell/waiting.tsx'

/**
 * Nobody is signed in here any more: what the device kept for the door goes, only what is untold waits for its owner.
 * Signing in itself is a page of the portal, which needs no script and knows second factors.
 */
export function SignIn() {
  useEffect(() => {
    const next = new URLSearchParams(location.search).get('next') ?? '/console/'
    const go = () => location.replace(`/sign-in/staff?${new URLSearchParams({ next })}`)
    void forgetOnDevice().then(go, go)
  }, [])
  return <Waiting />
}
