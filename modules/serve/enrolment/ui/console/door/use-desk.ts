import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ApiProblem, call, type InputOf } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import {
  checkInRoute,
  doorSearchRoute,
  undoCheckInRoute,
  walkInRoute,
  type DoorTicket,
  type Method,
} from '../../../contract.ts'
import type { DoorDevice } from './offline/door-device.ts'
import { localDesk } from './offline/local-desk.ts'
import { reach } from './offline/reach.ts'
import { signal } from './signal.ts'
import type { Typed } from './typed.ts'

type How = Exclude<Method, 'walkIn'>
type Search = InputOf<typeof doorSearchRoute>['json']

/** What lies on the desk: nothing, several tickets to choose from, or one. */
export type Stage =
  | { kind: 'ask' }
  | { kind: 'choose'; tickets: readonly DoorTicket[]; how: How }
  | { kind: 'ticket'; ticket: DoorTicket; how: How }

/** What went wrong: the server's problem, somebody not found, or a text that is no code. */
export type Trouble =
  | { kind: 'problem'; problem: ApiProblem }
  | { kind: 'nobody'; sought: 'code' | 'last4' | 'name' }
  | { kind: 'unclear'; why: Extract<Typed, { kind: 'unclear' }>['why'] }
  | { kind: 'refused'; people: readonly { nameMasked: string; reason: string | null }[] }

/** Who went in last, and can be taken back. */
export type Entered = {
  ids: readonly string[]
  names: readonly string[]
  seats: readonly number[]
  again: boolean
}

const ask: Stage = { kind: 'ask' }
type Place = { palaceId: string; sessionId: string; carried: Stage | null; device: DoorDevice }

/** Everything that the desk of one session does: find, let in, walk in, take back; with a network or without. */
export function useDesk({ palaceId, sessionId, carried, device }: Place) {
  const t = useT()
  const queries = useQueryClient()
  const local = useMemo(() => localDesk(device, t, sessionId), [device, t, sessionId])
  const [stage, setStage] = useState<Stage>(carried ?? ask)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [entered, setEntered] = useState<Entered | null>(null)
  const [busy, setBusy] = useState(false)
  const params = { palaceId }

  const fail = (found: Trouble) => {
    setTrouble(found)
    signal('bad')
  }
  /** One act at a time; a problem is said on the desk, where it stays until the next act. */
  const act = async (what: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setTrouble(null)
    try {
      await what()
      return true
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      fail({ kind: 'problem', problem })
      return false
    } finally {
      setBusy(false)
    }
  }
  /** What the screen shows is read again; without a network the device has it already. */
  const refresh = async () => {
    if (!device.state().reachable) return
    void device.sync()
    await queries.invalidateQueries()
  }
  const search = async (json: Search) => (await call(doorSearchRoute, { params, json })).tickets

  const find = (typed: Typed) =>
    act(async () => {
      if (typed.kind === 'unclear') return fail(typed)
      const { how, sought, json } = searchOf(typed)
      const tickets = await reach(
        device,
        async () => {
          // Whoever is not expected here may stand at the wrong door: then their own session is offered.
          const here = sought === 'code' ? [] : await search({ ...json, sessionId })
          return here.length > 0 ? here : search(json)
        },
        () => local.find(json),
      )
      if (tickets.length === 0) fail({ kind: 'nobody', sought })
      else if (tickets.length === 1) setStage({ kind: 'ticket', ticket: tickets[0]!, how })
      else setStage({ kind: 'choose', tickets, how })
    })

  const enter = (enrolmentIds: readonly string[], how: How) =>
    act(async () => {
      const json = { method: how, enrolmentIds: [...enrolmentIds], sessionId }
      const people = await reach(
        device,
        async () => (await call(checkInRoute, { params, json })).people,
        () => local.enter(enrolmentIds, how),
      )
      const inside = people.filter(({ outcome }) => outcome !== 'refused')
      const refused = people.filter(({ outcome }) => outcome === 'refused')
      setStage(ask)
      if (inside.length > 0) {
        const isNew = inside.filter(({ outcome }) => outcome === 'entered')
        setEntered({
          ids: isNew.map((person) => person.enrolmentId),
          names: inside.map(({ nameMasked }) => nameMasked),
          seats: inside.flatMap(({ seatNo }) => seatNo ?? []),
          again: isNew.length === 0,
        })
      }
      if (refused.length > 0) fail({ kind: 'refused', people: refused })
      else signal('good')
      await refresh()
    })

  const walkIn = (name: string, key: string) =>
    act(async () => {
      const input = { params: { palaceId, sessionId }, json: { name, key } }
      const { enrolmentId, nameMasked, seatNo } = await reach<{
        enrolmentId: string
        nameMasked: string
        seatNo: number | null
      }>(
        device,
        () => call(walkInRoute, input),
        async () => ({ ...(await local.walkIn(name, key)), seatNo: null }),
      )
      setEntered({
        ids: [enrolmentId],
        names: [nameMasked],
        seats: seatNo === null ? [] : [seatNo],
        again: false,
      })
      signal('good')
      await refresh()
    })

  const undo = (ids: readonly string[]) =>
    act(async () => {
      await reach(
        device,
        async () => {
          for (const enrolmentId of ids) await call(undoCheckInRoute, { params: { palaceId, enrolmentId } })
        },
        () => local.undo(ids),
      )
      setEntered(null)
      await refresh()
    })

  const show = (next: Stage) => {
    setTrouble(null)
    setStage(next)
  }
  return { stage, trouble, entered, busy, find, enter, walkIn, undo, show, clear: () => show(ask) }
}

export type Desk = ReturnType<typeof useDesk>

function searchOf(typed: Exclude<Typed, { kind: 'unclear' }>) {
  switch (typed.kind) {
    case 'last4':
      return { how: 'phone', sought: 'last4', json: { last4: typed.digits } } as const
    case 'name':
      return { how: 'name', sought: 'name', json: { name: typed.name } } as const
    case 'qr':
      return { how: 'scan', sought: 'code', json: { code: typed.text } } as const
    case 'code':
      return { how: 'code', sought: 'code', json: { code: typed.code } } as const
  }
}
