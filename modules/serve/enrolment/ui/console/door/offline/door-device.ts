import { ApiProblem, call, type InputOf } from '#kit/ui/console/client.ts'
import { type Device, openDevice, wipeDevice } from '#kit/ui/console/device/device.ts'
import {
  type DoorActResult,
  type DoorListSession,
  doorListRoute,
  mergeDoorActsRoute,
} from '../../../../contract.ts'
import { newActId } from './act-id.ts'

type Act = InputOf<typeof mergeDoorActsRoute>['json']['acts'][number]
/** An act that this device did, until the list that knows it has come. */
export type OwnAct = Act & { nameMasked: string; told: boolean }
export type KeptList = {
  palaceId: string
  syncedAt: string
  expiresAt: string
  /** What the server's clock is ahead of the device's, in milliseconds, as the quickest answer showed it. */
  ahead: number
  roundTrip: number
  key: string
  sessions: readonly DoorListSession[]
}
export type Merged = DoorActResult & Pick<OwnAct, 'kind' | 'at'>
export type DoorState = {
  /** Can this browser keep a list at all? Unknown until it was asked. */
  keeps: boolean
  reachable: boolean
  list: KeptList | null
  acts: readonly OwnAct[]
  merged: readonly Merged[]
  /** The role is gone: what could not be told any more is shown once, to be told by mouth. */
  dismissed: readonly OwnAct[] | null
}
type Numbers = { deviceId: string; seq: number }

/** Acts outlast a night without a network; the server refuses none for its age. */
const ACTS_HOURS = 72
const MOST = 200

export type DoorDevice = ReturnType<typeof createDoorDevice>

/** Keeps today's tickets of one palace on this device, and what its door did until it could be told. */
export function createDoorDevice(palaceId: string, owner: string) {
  let state: DoorState = {
    keeps: false,
    reachable: navigator.onLine,
    list: null,
    acts: [],
    merged: [],
    dismissed: null,
  }
  let numbers: Numbers = { deviceId: newActId(Temporal.Now.instant()), seq: 0 }
  const heard = new Set<() => void>()
  const set = (change: Partial<DoorState>) => {
    state = { ...state, ...change }
    for (const tell of heard) tell()
  }
  const actsUntil = () => Temporal.Now.instant().add({ hours: ACTS_HOURS })
  const names = { list: `door list ${palaceId}`, acts: `door acts ${palaceId}` }

  const opened: Promise<Device | null> = openDevice(owner).then(async (device) => {
    if (!device) return null
    numbers = (await device.read<Numbers>('door numbers')) ?? numbers
    const list = await device.read<KeptList>(names.list)
    set({ keeps: true, list, acts: (await device.read<OwnAct[]>(names.acts)) ?? [] })
    return device
  })
  // One after the other: what is read, done and told never overtakes another.
  let last: Promise<unknown> = opened
  const inTurn = <Result>(work: (device: Device | null) => Promise<Result>): Promise<Result> => {
    const next = last.then(() => opened).then(work)
    last = next.catch(() => null)
    return next
  }
  const keepActs = async (device: Device | null, acts: readonly OwnAct[]) => {
    if (acts.length === 0) await device?.forget(names.acts)
    else await device?.keep(names.acts, acts, actsUntil(), { stays: true })
    set({ acts })
  }

  /** Tells what was done, then reads what changed. */
  const sync = () =>
    inTurn(async (device) => {
      if (!device) return
      if (state.list && isOver(state.list)) {
        await device.forget(names.list)
        set({ list: null })
      }
      try {
        await tell(device)
        await read(device)
        set({ reachable: true })
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem
        if (problem.status === 0) set({ reachable: false })
        else if (problem.status === 403) await dismiss()
      }
    })

  async function tell(device: Device) {
    for (let untold = waiting(); untold.length > 0; untold = waiting()) {
      const part = untold.slice(0, MOST)
      const acts = part.map(
        ({ id, seq, at, kind, sessionId, meetingNo, enrolmentId, method, name, undoesAt }) => ({
          id,
          seq,
          at,
          kind,
          sessionId,
          meetingNo,
          enrolmentId,
          method,
          name,
          undoesAt,
        }),
      )
      const input = { params: { palaceId }, json: { deviceId: numbers.deviceId, acts } }
      const { results } = await call(mergeDoorActsRoute, input)
      const told = new Set(part.map(({ id }) => id))
      const news = results.map((result) => {
        const { kind, at, nameMasked } = part.find(({ id }) => id === result.id)!
        return { ...result, kind, at, nameMasked: result.nameMasked === '*' ? nameMasked : result.nameMasked }
      })
      await keepActs(
        device,
        state.acts.map((act) => (told.has(act.id) ? { ...act, told: true } : act)),
      )
      set({ merged: [...state.merged, ...news] })
    }
  }
  const waiting = () => state.acts.filter(({ told }) => !told)

  async function read(device: Device) {
    const known = state.list?.sessions ?? []
    const have = known.map(({ sessionId, version }) => `${sessionId}:${version}`).join(',')
    const asked = Temporal.Now.instant()
    const { at, expiresAt, key, current, changed } = await call(doorListRoute, {
      params: { palaceId },
      query: { have },
    })
    const answered = Temporal.Now.instant()
    const roundTrip = answered.since(asked).total('milliseconds')
    const middle = asked.add({ milliseconds: Math.round(roundTrip / 2) })
    const ahead = middle.until(Temporal.Instant.from(at)).total('milliseconds')
    const quicker = !state.list || roundTrip <= state.list.roundTrip * 2
    const sessions = current.flatMap(
      ({ sessionId }) => [...changed, ...known].find((one) => one.sessionId === sessionId) ?? [],
    )
    const list: KeptList = {
      palaceId,
      syncedAt: at,
      expiresAt,
      key,
      sessions,
      ...(quicker ? { ahead, roundTrip } : { ahead: state.list!.ahead, roundTrip: state.list!.roundTrip }),
    }
    await device.keep(names.list, list, Temporal.Instant.from(expiresAt))
    await keepActs(device, waiting())
    set({ list })
  }

  async function dismiss() {
    const lost = waiting()
    await wipeDevice()
    set({ keeps: false, list: null, acts: [], dismissed: lost })
  }

  /** Now, by the server's clock as last heard. */
  const now = () => Temporal.Now.instant().add({ milliseconds: Math.round(state.list?.ahead ?? 0) })

  return {
    subscribe(tell: () => void) {
      heard.add(tell)
      return () => void heard.delete(tell)
    },
    state: () => state,
    now,
    sync,
    lost: () => set({ reachable: false }),
    seen: () => set({ merged: [], dismissed: null }),
    /** The list, unless it has expired: then nothing of it is left on the device either. */
    list: (): KeptList | null => (state.list && !isOver(state.list) ? state.list : null),
    /** Writes acts down, to be told when there is a network; done when the device has them. */
    record: (acts: readonly (Omit<OwnAct, 'id' | 'seq' | 'told'> & { id?: string })[]) =>
      inTurn(async (device) => {
        const own = acts.map((act) => {
          numbers = { ...numbers, seq: numbers.seq + 1 }
          const id = act.id ?? newActId(Temporal.Instant.from(act.at))
          return { ...act, id, seq: numbers.seq, told: false }
        })
        await device?.keep('door numbers', numbers, actsUntil().add({ hours: 24 * 30 }), { stays: true })
        await keepActs(device, [...state.acts, ...own])
      }),
  }
}

const isOver = ({ expiresAt }: KeptList): boolean =>
  Temporal.Instant.compare(Temporal.Now.instant(), Temporal.Instant.from(expiresAt)) >= 0
