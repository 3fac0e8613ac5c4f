import { describe, expect, test } from 'vitest'
import type { DoorMeeting } from '../../../contract.ts'
import { byUrgency, meetingToServe } from './choose-meeting.ts'
import { canEnter, preselected, standing, toggled } from './family.ts'
import { understand } from './typed.ts'

const now = Temporal.Instant.from('2026-11-22T11:00:00Z')
const meeting = (sessionId: string, fromHour: number, open: boolean): DoorMeeting => ({
  sessionId,
  meetingNo: 1,
  title: sessionId,
  spaceName: null,
  start: `2026-11-22T${String(fromHour).padStart(2, '0')}:00:00Z`,
  end: `2026-11-22T${String(fromHour + 1).padStart(2, '0')}:00:00Z`,
  opensAt: '2026-11-22T00:00:00Z',
  releasesAt: null,
  open,
  capacity: 30,
  expected: 20,
  checkedIn: 0,
  waiting: 0,
  left: 10,
  overLimit: [],
})
const over = meeting('over', 8, false)
const running = meeting('running', 10, true)
const soon = meeting('soon', 11, true)
const evening = meeting('evening', 19, false)

describe('which meeting', () => {
  test('open doors first, then what comes, then what is over', () => {
    const sorted = byUrgency([over, evening, soon, { ...running, end: '2026-11-22T12:00:00Z' }], now)
    expect(sorted.map(({ sessionId }) => sessionId)).toEqual(['running', 'soon', 'evening', 'over'])
  })

  test('the only open door is taken, of two somebody chooses', () => {
    expect(meetingToServe([over, soon, evening], null)).toBe(soon)
    expect(meetingToServe([running, soon], null)).toBeNull()
    expect(meetingToServe([over, evening], null)).toBeNull()
  })

  test('the address decides, also before the door opens; an unknown one lets choose', () => {
    expect(meetingToServe([running, evening], 'evening')).toBe(evening)
    expect(meetingToServe([running], 'yesterday')).toBeNull()
  })
})

describe('what was typed', () => {
  test.each([
    ['7k3m 9qxr', { kind: 'code', code: '7K3M9QXR' }],
    ['７Ｋ３Ｍ－９ＱＸＲ', { kind: 'code', code: '7K3M9QXR' }],
    ['22345678', { kind: 'code', code: '22345678' }],
    ['１２３４', { kind: 'last4', digits: '1234' }],
    [' 0 0 1 2 ', { kind: 'last4', digits: '0012' }],
    ['张 三', { kind: 'name', name: '张三' }],
    ['7K3M9QX', { kind: 'unclear', why: 'tooShort' }],
    ['7K3M9Q0O', { kind: 'unclear', why: 'noSuchLetter' }],
    ['7K3M@9QX', { kind: 'unclear', why: 'notACode' }],
    ['https://example.org/t/7K3M9QXR', { kind: 'qr', text: 'HTTPS://EXAMPLE.ORG/T/7K3M9QXR' }],
    ['ｗｈｇ：7k3m9qxr', { kind: 'qr', text: 'WHG:7K3M9QXR' }],
  ])('%s', (typed, understood) => expect(understand(typed)).toEqual(understood))
})

describe('a family', () => {
  const person = (enrolmentId: string, allowed: boolean, checkedInAt: string | null = null) => ({
    enrolmentId,
    checkedInAt,
    mayEnter: { allowed, reason: allowed ? null : 'cancelled' },
  })
  const mother = person('mother', true)
  const child = person('child', true)
  const inside = person('inside', true, '2026-11-22T10:42:00Z')
  const cancelled = person('cancelled', false)

  test('everyone who can enter is chosen, who is inside or may not is left', () => {
    expect(preselected([mother, child, inside, cancelled])).toEqual(['mother', 'child'])
    expect([mother, inside, cancelled].map(canEnter)).toEqual([true, false, false])
  })

  test('one can stay outside and come back', () => {
    expect(toggled(['mother', 'child'], 'child')).toEqual(['mother'])
    expect(toggled(['mother'], 'child')).toEqual(['mother', 'child'])
  })

  test('the ticket says how it stands', () => {
    expect(standing([mother, inside])).toBe('enter')
    expect(standing([inside, cancelled])).toBe('inside')
    expect(standing([cancelled])).toBe('refused')
  })
})
