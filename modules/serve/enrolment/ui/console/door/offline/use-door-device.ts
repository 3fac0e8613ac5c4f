import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { createDoorDevice, type DoorDevice, type DoorState } from './door-device.ts'
import { keepShell } from './keep-shell.ts'

const AGAIN = 15_000

/** The device of this door: it reads the list and tells its acts by itself, as soon and as often as it can. */
export function useDoorDevice(palaceId: string, owner: string): { device: DoorDevice; state: DoorState } {
  const device = useMemo(() => createDoorDevice(palaceId, owner), [palaceId, owner])
  const state = useSyncExternalStore(device.subscribe, device.state)
  useEffect(() => {
    void keepShell()
    void device.sync()
    const again = setInterval(() => void device.sync(), AGAIN)
    const back = () => void device.sync()
    addEventListener('online', back)
    addEventListener('offline', device.lost)
    return () => {
      clearInterval(again)
      removeEventListener('online', back)
      removeEventListener('offline', device.lost)
    }
  }, [device])
  return { device, state }
}
