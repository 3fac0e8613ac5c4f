import { openDevice } from '#kit/ui/console/device/device.ts'
import { createDoorDevice } from './door-device.ts'

const NAME = /^door acts (.+)$/

/** Tells everything of all this person's doors; answers how much is left untold. */
export async function tellAll(owner: string): Promise<number> {
  const names = (await (await openDevice(owner))?.names()) ?? []
  let left = 0
  for (const name of names) {
    const palaceId = NAME.exec(name)?.[1]
    if (!palaceId) continue
    const device = createDoorDevice(palaceId, owner)
    await device.sync()
    left += device.state().acts.filter(({ told }) => !told).length
  }
  return left
}
