import type { Translator } from '#kit/i18n/index.ts'
import { ApiProblem } from '#kit/ui/console/client.ts'
import type { DoorListSession, DoorTicket, Method } from '../../../../contract.ts'
import { localDoor, mayTakeBack } from '../../../../rules/offline.ts'
import { codeWithin } from '../../../../rules/ticket-code.ts'
import type { DoorDevice } from './door-device.ts'
import { hashed } from './hashed.ts'
import { localLines, localTicket } from './local-views.ts'

export type Sought = { code: string } | { last4: string } | { name: string }
type Entry = {
  enrolmentId: string
  nameMasked: string
  seatNo: number | null
  outcome: 'entered' | 'already' | 'refused'
  reason: string | null
}

/** The desk without a network: the same acts, by the list on the device. */
export function localDesk(device: DoorDevice, t: Translator, sessionId: string) {
  const acts = () => device.state().acts
  const sessions = (): readonly DoorListSession[] => device.list()?.sessions ?? []
  const here = (): DoorListSession => {
    const session = sessions().find((one) => one.sessionId === sessionId)
    if (!session) throw refused(t, 'door-closed')
    return session
  }

  async function find(sought: Sought): Promise<DoorTicket[]> {
    const key = device.list()!.key
    const code = 'code' in sought ? codeWithin(sought.code.toUpperCase()) : ''
    const hash = 'name' in sought ? '' : await hashed(key, 'last4' in sought ? sought.last4 : code)
    const found = sessions().flatMap((session) =>
      session.tickets
        .filter(({ codeHash, last4Hashes, people }) =>
          'code' in sought
            ? codeHash === hash
            : 'last4' in sought
              ? last4Hashes.includes(hash)
              : // Names are on the device by their first letter only.
                people.some(({ nameMasked }) => nameMasked.startsWith(sought.name.slice(0, 1))),
        )
        .map((ticket) => localTicket(t, session, ticket, acts(), device.now(), code)),
    )
    const atThisDoor = found.filter((ticket) => ticket.sessionId === sessionId)
    return atThisDoor.length > 0 ? atThisDoor : found
  }

  async function enter(enrolmentIds: readonly string[], method: Method): Promise<Entry[]> {
    const session = here()
    const entries: Entry[] = []
    for (const enrolmentId of enrolmentIds) {
      // Each one anew: the one before may have taken the last place.
      const door = localDoor(session, acts(), device.now())
      const person = session.tickets
        .flatMap(({ people }) => people)
        .find((one) => one.enrolmentId === enrolmentId)
      if (!person || !door.meeting) throw refused(t, person ? 'door-closed' : 'enrolment-not-found')
      const { nameMasked, seatNo } = person
      const refusal = door.refusal(person)
      const outcome = door.insideSince(person) ? 'already' : refusal ? 'refused' : 'entered'
      entries.push({
        enrolmentId,
        nameMasked,
        seatNo,
        outcome,
        reason: refusal && t.byKey(`enrolment:errors.${refusal.code}`),
      })
      if (outcome !== 'entered') continue
      const at = device.now().toString()
      await device.record([
        { kind: 'checkIn', sessionId, meetingNo: door.meeting.no, enrolmentId, method, at, nameMasked },
      ])
    }
    return entries
  }

  async function walkIn(name: string, key: string) {
    const door = localDoor(here(), acts(), device.now())
    if (!door.meeting) throw refused(t, 'door-closed')
    if (door.walkInsLeft <= 0) throw refused(t, 'no-free-place')
    // Only the first letter, like everywhere on the device and in lists; the whole name is for the register.
    const nameMasked = `${name.slice(0, 1)}*`
    await device.record([
      {
        id: key,
        kind: 'walkIn',
        sessionId,
        meetingNo: door.meeting.no,
        enrolmentId: key,
        method: 'walkIn',
        at: device.now().toString(),
        name,
        nameMasked,
      },
    ])
    return { enrolmentId: key, nameMasked }
  }

  async function undo(enrolmentIds: readonly string[]): Promise<void> {
    const now = device.now()
    const lines = localLines(t, here(), acts(), now)
    for (const enrolmentId of enrolmentIds) {
      const line = lines.find((one) => one.enrolmentId === enrolmentId)
      const visit = line?.meetings.at(-1)
      if (!line || !visit) throw refused(t, 'not-checked-in')
      if (!mayTakeBack(visit.at, now)) throw refused(t, 'too-late-to-undo')
      await device.record([
        {
          kind: 'undo',
          sessionId,
          meetingNo: visit.no,
          enrolmentId,
          method: 'name',
          at: now.toString(),
          undoesAt: visit.at,
          nameMasked: line.nameMasked,
        },
      ])
    }
  }

  return { find, enter, walkIn, undo }
}

/** What the server would say, in its words. */
const refused = (t: Translator, code: string) =>
  new ApiProblem({ status: 409, code: `enrolment:${code}`, title: t.byKey(`enrolment:errors.${code}`) })
