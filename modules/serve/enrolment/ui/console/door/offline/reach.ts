import { ApiProblem } from '#kit/ui/console/client.ts'
import { unreachable } from '#kit/ui/console/problem.ts'
import type { DoorDevice } from './door-device.ts'

/** A queue waits at the door: a network that does not answer so soon is none. A late answer is merged like any other. */
const PATIENCE = 5_000

/** Asks the server; without one, the list on the device. What was done before without a network is told first. */
export async function reach<Result>(
  device: DoorDevice,
  online: () => Promise<Result>,
  local: () => Promise<Result>,
): Promise<Result> {
  if (!device.list()) return online()
  if (device.state().acts.some(({ told }) => !told)) await device.sync()
  if (device.state().reachable)
    try {
      return await within(online())
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 0) throw problem
      device.lost()
    }
  return local()
}

async function within<Result>(work: Promise<Result>): Promise<Result> {
  const leaving = new AbortController()
  const late = new Promise<never>((_, refuse) => {
    const timer = setTimeout(() => refuse(unreachable()), PATIENCE)
    leaving.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    leaving.abort()
  }
}
