import type { PlainVenue } from '#modules/grow/assessment/index.ts'
import { functionRooms } from '#modules/grow/assessment/contract.ts'
import type { Palace } from './palaces.ts'
import { type Random, randomFor } from './random.ts'
import type { DivisionRow } from './rows.ts'

type Room = NonNullable<PlainVenue['functions']>[number]
const roomOfSpace: Partial<Record<string, Room>> = {
  hall: 'hall',
  theatre: 'hall',
  gym: 'sports',
  court: 'sports',
  classroom: 'classroom',
}
const roomOfBase: Partial<Record<string, Room>> = {
  bookroom: 'bookroom',
  workerServiceCentre: 'serviceCounter',
  legalAid: 'legalAid',
  civicPractice: 'civicPractice',
}

/** What the demonstration's officials write. */
export const venueTexts = {
  appraisal: '演示数据：房屋安全鉴定',
  override: '演示：原址列入城市更新范围，不再原地改扩建',
}

/** What the press reports say beyond the register; a report on part of a house does not tell its size. */
const reported: Record<string, Partial<PlainVenue>> = {
  武汉工人文化宫: { renovatedYear: 2017, note: '2017 年重建后开放；另有羽毛球馆、剧场，其余功能未见报道' },
  钟祥市劳动文化宫: { builtYear: 1984, floorM2: null, note: '报道只说四楼改造 980 平方米，总面积未见报道' },
  荆州市总工会工人文化宫: { note: '2020 年新建职工文化体育活动中心，维修剧场；占地 33000 平方米' },
  利川市工人文化宫: {
    note: '2023 年招标文件列有综合服务大厅、报告厅、书屋、培训室、剧场、健身房等，是否完工未见报道',
  },
}

/**
 * Venues for the assessment (P2): the reported palaces with what is reported and nothing else; invented facts for invented
 * palaces; old clubs, divisions that state they have none, and some of which nobody recorded anything.
 */
export function venues(
  seed: string,
  baseDate: Temporal.PlainDate,
  houses: readonly Palace[],
  tree: readonly DivisionRow[],
): PlainVenue[] {
  const random = randomFor(seed, 'venues')
  const ofPalaces = houses.map(({ row, spaces, bases }): PlainVenue => {
    const common = {
      divisionCode:
        row.level === 'city' && !row.division_code.startsWith('4290')
          ? `${row.division_code.slice(0, 4)}00`
          : row.division_code,
      palaceId: row.id,
      name: row.name,
      floorM2: row.floor_m2,
      lng: row.synthetic ? row.lng : null,
      lat: row.synthetic ? row.lat : null,
      factsOn: baseDate.toString(),
    }
    if (!row.synthetic)
      return {
        ...common,
        source: '公开报道；报道没有说的不填',
        sourceUrl: row.source_url && URL.canParse(row.source_url) ? row.source_url : null,
        ...Object.entries(reported).find(([name]) => row.name.startsWith(name))?.[1],
      }
    const rooms = [
      ...spaces.map(({ kind }) => roomOfSpace[kind]),
      ...bases.map(({ kind }) => roomOfBase[kind]),
      random.chance(0.75) ? ('civicPractice' as const) : undefined,
      random.chance(0.6) ? ('sports' as const) : undefined,
    ].filter((room) => room !== undefined)
    const has = random.chance(0.9) ? [...new Set(rooms)] : null
    // Of every seventh house somebody saw all rooms but one.
    const unseen = functionRooms.find((room) => !has?.includes(room))
    const halls = spaces
      .filter(({ kind }) => kind === 'hall' || kind === 'theatre')
      .map(({ capacity }) => capacity ?? 0)
    const built = row.opened_on!.year
    return {
      ...common,
      builtYear: built,
      renovatedYear: built < 2005 && random.chance(0.4) ? random.int(2008, 2022) : null,
      functions: has,
      unknownRooms: has && unseen && random.chance(1 / 7) ? [unseen] : [],
      condition: random.chance(0.92) ? gradeOf(random, built) : null,
      independentTitle: random.chance(0.8),
      operatingRight: random.chance(0.9),
      expansionM2: random.chance(0.85) ? random.pick([0, 300, 1_200, 3_000, 6_000]) : null,
      seats: Math.max(0, ...halls),
      compact: row.size_class === 'compact' && random.chance(0.5),
      source: '演示数据',
      synthetic: true,
    }
  })
  const served = new Set(ofPalaces.map(({ divisionCode }) => divisionCode))
  const without = tree.filter(({ code, level }) => level !== 'province' && !served.has(code))
  return [...ofPalaces, ...without.flatMap((at) => clubOrNone(random, baseDate, at))]
}

const gradeOf = (random: Random, built: number) =>
  random.weighted(
    built < 1995
      ? ([
          ['B', 5],
          ['C', 3],
          ['D', 2],
        ] as const)
      : ([
          ['A', 7],
          ['B', 2],
          ['C', 1],
        ] as const),
  )

/** An old club of the seventies, a statement that there is none, or silence. */
function clubOrNone(random: Random, baseDate: Temporal.PlainDate, at: DivisionRow): PlainVenue[] {
  const kind = random.weighted([
    ['club', 5],
    ['none', 3],
    ['silent', 2],
  ] as const)
  const common = {
    divisionCode: at.code,
    factsOn: baseDate.subtract({ days: 60 }).toString(),
    source: '演示数据',
    synthetic: true,
  }
  if (kind === 'silent') return []
  if (kind === 'none') return [{ ...common, present: false }]
  return [
    {
      ...common,
      name: `${at.name}工人俱乐部`,
      floorM2: random.int(30, 130) * 20,
      builtYear: random.int(1958, 1989),
      functions: random.sample(
        ['hall', 'classroom', 'bookroom', 'serviceCounter'] as const,
        random.int(1, 3),
      ),
      condition: random.pick(['B', 'B', 'B', 'C', 'C', 'D'] as const),
      independentTitle: random.chance(0.6),
      operatingRight: random.chance(0.7),
      expansionM2: random.pick([0, 2_500, 5_000, 8_000]),
      seats: random.int(6, 40) * 10,
    },
  ]
}
