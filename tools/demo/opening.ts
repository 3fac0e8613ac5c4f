import { inventedPhone } from './names/addresses.ts'
import { type Random, uuid7 } from './random.ts'
import type { OpeningHoursRow, PalaceRow, ServiceBaseRow, SizeClass } from './rows.ts'

const week = [1, 2, 3, 4, 5, 6, 7]

/** A weekly table: one rest day in some houses, late evenings, and self-service hours (P7) where a door lock allows. */
export function openingHours(random: Random, palaceId: string, size: SizeClass): OpeningHoursRow[] {
  const restDay = random.chance(0.35) ? 1 : 0
  const early =
    size === 'compact' ? random.sample([2, 3, 4, 5], 2) : size === 'small' ? random.sample([1, 2, 4], 1) : []
  const opens = random.pick(['08:30', '08:30', '09:00'])
  const closes = '21:30'
  const staffed = week
    .filter((weekday) => weekday !== restDay)
    .map((weekday) => ({
      palace_id: palaceId,
      weekday,
      opens,
      closes: early.includes(weekday) ? '17:30' : closes,
      self_service: false,
    }))
  if (size === 'compact' || !random.chance(0.45)) return staffed
  const night = random.chance(0.3) ? '24:00' : '23:00'
  return [
    ...staffed,
    ...week.map((weekday) => ({
      palace_id: palaceId,
      weekday,
      opens: '06:30',
      closes: night,
      self_service: true,
    })),
  ]
}

type Base = { kind: ServiceBaseRow['kind']; name: string; floor: string; hours: ServiceBaseRow['hours'] }

const daily = (opens: string, closes: string, selfService = false, days = week) =>
  days.map((weekday) => ({ weekday, opens, closes, selfService }))

const bases: Base[] = [
  { kind: 'bookroom', name: '职工书屋', floor: '一楼', hours: [] },
  {
    kind: 'workerServiceCentre',
    name: '职工服务中心',
    floor: '一楼',
    hours: daily('09:00', '17:00', false, [1, 2, 3, 4, 5]),
  },
  {
    kind: 'legalAid',
    name: '职工法律援助工作站',
    floor: '一楼',
    hours: daily('14:30', '17:00', false, [2, 4, 6]),
  },
  { kind: 'riderStation', name: '骑手驿站', floor: '一楼东侧', hours: daily('00:00', '24:00', true) },
  { kind: 'civicPractice', name: '新时代文明实践站', floor: '一楼', hours: [] },
  {
    kind: 'counselling',
    name: '职工心灵加油站',
    floor: '二楼',
    hours: daily('18:30', '21:00', false, [2, 5]),
  },
  { kind: 'fitness', name: '职工健身角', floor: '二楼', hours: daily('07:00', '22:00', true) },
]

const many: Record<SizeClass, number> = { compact: 4, small: 5, medium: 6, large: 7 }

/** The counters in the house; the first ones are in every palace. */
export function serviceBases(
  random: Random,
  palace: PalaceRow,
  size: SizeClass,
  epochMs: number,
): ServiceBaseRow[] {
  return bases.slice(0, many[size]).map((base) => ({
    palace_id: palace.id,
    id: uuid7(random, epochMs),
    ...base,
    phone:
      base.kind === 'legalAid' || base.kind === 'workerServiceCentre'
        ? palace.synthetic
          ? inventedPhone(random, palace.division_code)
          : '12351'
        : null,
  }))
}
