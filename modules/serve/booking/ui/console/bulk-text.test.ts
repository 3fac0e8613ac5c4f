import { expect, test } from 'vitest'
import { rowsFromText } from './bulk-text.ts'

const spaces = [{ id: 'one', name: '礼堂' }]
const kinds = { booking: '预约', maintenance: '检修', lease: '出租' }
const read = (text: string) => rowsFromText(text, spaces, kinds, '2026-11-23')

test('rows come out of Excel as people write them', () => {
  expect(
    read(
      '预约\t礼堂\t2026/12/1\t9:00\t10:30\t合唱\t15400000001\t12\n\n检修\t礼堂\t2026年12月2日\t08：00\t12:00\t灯具',
    ),
  ).toMatchObject([
    {
      kind: 'booking',
      spaceId: 'one',
      date: '2026-12-01',
      from: '09:00',
      to: '10:30',
      title: '合唱',
      phone: '15400000001',
      guestName: '',
      people: '12',
    },
    { kind: 'maintenance', date: '2026-12-02', from: '08:00', guestName: '', people: '1' },
  ])
})
test('what is not understood stays empty, to be chosen; a name is a guest', () => {
  expect(read('预约，别处，2026-11-31，晚上，25:00，，李大明')).toMatchObject([
    { spaceId: '', date: '2026-11-23', from: '', to: '', phone: '', guestName: '李大明' },
  ])
})
