import { useEffect, useState } from 'react'
import { openDevice, ownerOfDevice } from '#kit/ui/console/device/device.ts'
import type { ConsoleViewer } from '#kit/ui/console/index.ts'
import type { Division, PalaceName } from '../places/tree.ts'

/** What the shell must know to draw the door when nobody can be asked. The API decides again about each act. */
export type KeptSession = {
  viewer: ConsoleViewer
  names: { divisions: readonly Division[]; palaces: readonly PalaceName[] }
}

const NAME = 'session'
/** Longer than any working day, shorter than two. */
const HOURS = 16

/** Keeps who works here while they stand at a door, and reads it back where the server cannot be reached. */
export function useKeptSession(known: KeptSession | null, unreachable: boolean): KeptSession | null {
  const [kept, setKept] = useState<KeptSession | null>(null)
  useEffect(() => {
    if (!known) return
    void openDevice(known.viewer.personId).then((device) =>
      device?.keep(NAME, known, Temporal.Now.instant().add({ hours: HOURS })),
    )
  }, [known])
  useEffect(() => {
    const owner = unreachable ? ownerOfDevice() : null
    if (!owner) return
    void openDevice(owner)
      .then((device) => device?.read<KeptSession>(NAME))
      .then((found) => setKept(found ?? null))
  }, [unreachable])
  return kept
}
