import type { RoomKind } from './programmes/index.ts'
import { type Random, uuid7 } from './random.ts'
import type { SizeClass, SpaceRow } from './rows.ts'

/** A space with what it can hold (not a column) for the timetable. */
export type Space = SpaceRow & { uses: RoomKind[] }

type Plan = {
  name: string
  en: string
  kind: SpaceRow['kind']
  floor: string
  area: number
  capacity: number
  uses: RoomKind[]
  from: SizeClass
  parts?: Omit<Plan, 'parts' | 'from' | 'floor'>[]
}

const order: SizeClass[] = ['compact', 'small', 'medium', 'large']

/** From the smallest house up; `from` is the smallest class that has the room. */
const plans: Plan[] = [
  {
    name: '文化广场',
    en: 'Culture square',
    kind: 'outdoor',
    floor: '室外',
    area: 800,
    capacity: 120,
    uses: ['square'],
    from: 'compact',
  },
  {
    name: '多功能厅',
    en: 'Multi-purpose hall',
    kind: 'hall',
    floor: '一楼',
    area: 180,
    capacity: 120,
    uses: ['hall'],
    from: 'compact',
    parts: [
      {
        name: '多功能厅 A 厅',
        en: 'Hall A',
        kind: 'hall',
        area: 90,
        capacity: 60,
        uses: ['hall', 'danceRoom'],
      },
      {
        name: '多功能厅 B 厅',
        en: 'Hall B',
        kind: 'hall',
        area: 90,
        capacity: 60,
        uses: ['hall', 'musicRoom'],
      },
    ],
  },
  {
    name: '职工书屋',
    en: 'Bookroom',
    kind: 'bookroom',
    floor: '一楼',
    area: 120,
    capacity: 40,
    uses: ['bookroom'],
    from: 'compact',
  },
  {
    name: '法律援助工作室',
    en: 'Legal aid room',
    kind: 'meeting',
    floor: '一楼',
    area: 30,
    capacity: 10,
    uses: ['consulting'],
    from: 'compact',
  },
  {
    name: '乒乓球室',
    en: 'Table-tennis room',
    kind: 'court',
    floor: '二楼',
    area: 150,
    capacity: 32,
    uses: ['tableTennis'],
    from: 'compact',
  },
  {
    name: '一号教室',
    en: 'Classroom 1',
    kind: 'classroom',
    floor: '二楼',
    area: 70,
    capacity: 40,
    uses: ['classroom', 'calligraphyRoom'],
    from: 'compact',
  },
  {
    name: '二号教室',
    en: 'Classroom 2',
    kind: 'classroom',
    floor: '二楼',
    area: 60,
    capacity: 36,
    uses: ['classroom'],
    from: 'small',
  },
  {
    name: '舞蹈室',
    en: 'Dance room',
    kind: 'studio',
    floor: '三楼',
    area: 110,
    capacity: 40,
    uses: ['danceRoom'],
    from: 'small',
  },
  {
    name: '书画室',
    en: 'Calligraphy room',
    kind: 'studio',
    floor: '三楼',
    area: 80,
    capacity: 30,
    uses: ['calligraphyRoom'],
    from: 'small',
  },
  {
    name: '合唱排练室',
    en: 'Choir room',
    kind: 'studio',
    floor: '三楼',
    area: 100,
    capacity: 50,
    uses: ['musicRoom'],
    from: 'medium',
  },
  {
    name: '陶艺工坊',
    en: 'Pottery workshop',
    kind: 'workshop',
    floor: '一楼',
    area: 90,
    capacity: 16,
    uses: ['potteryWorkshop'],
    from: 'medium',
  },
  {
    name: '羽毛球馆',
    en: 'Badminton gym',
    kind: 'gym',
    floor: '二楼',
    area: 760,
    capacity: 80,
    uses: ['court'],
    from: 'medium',
    parts: [1, 2, 3, 4].map((no): NonNullable<Plan['parts']>[number] => ({
      name: `羽毛球 ${no} 号场`,
      en: `Badminton court ${no}`,
      kind: 'court',
      area: 150,
      capacity: 8,
      uses: [],
    })),
  },
  {
    name: '三号教室',
    en: 'Classroom 3',
    kind: 'classroom',
    floor: '三楼',
    area: 70,
    capacity: 40,
    uses: ['classroom'],
    from: 'large',
  },
  {
    name: '展厅',
    en: 'Gallery',
    kind: 'gallery',
    floor: '一楼',
    area: 300,
    capacity: 150,
    uses: ['hall'],
    from: 'large',
  },
  {
    name: '职工剧场',
    en: "Workers' theatre",
    kind: 'theatre',
    floor: '一楼',
    area: 900,
    capacity: 420,
    uses: ['theatre'],
    from: 'large',
  },
]

/** The rooms of a palace of that size, halls and gyms with their parts. */
export function spacesOf(random: Random, palaceId: string, size: SizeClass, epochMs: number): Space[] {
  const grown = 0.85 + random.next() * 0.4
  const rows: Space[] = []
  const add = (plan: Omit<Plan, 'from' | 'parts'>, parent: string | null): string => {
    const id = uuid7(random, epochMs)
    rows.push({
      palace_id: palaceId,
      id,
      parent_id: parent,
      name: plan.name,
      name_en: plan.en,
      kind: plan.kind,
      floor: plan.floor,
      area_m2: Math.round(plan.area * grown),
      capacity: plan.capacity,
      position: rows.length,
      uses: plan.uses,
    })
    return id
  }
  for (const plan of plans) {
    if (order.indexOf(plan.from) > order.indexOf(size)) continue
    const id = add(plan, null)
    for (const part of plan.parts ?? []) add({ ...part, floor: plan.floor }, id)
  }
  return rows
}
