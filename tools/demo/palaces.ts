import { inventedAddress, inventedPhone, routeText } from './names/addresses.ts'
import { divisionEn, slugOf } from './names/pinyin.ts'
import { type Random, randomFor, uuid7 } from './random.ts'
import type {
  DivisionRow,
  FederationRow,
  OpeningHoursRow,
  PalaceRow,
  ServiceBaseRow,
  SizeClass,
} from './rows.ts'
import { openingHours, serviceBases } from './opening.ts'
import { sourcedPalaces } from './sourced.ts'
import { type Space, spacesOf } from './spaces.ts'
import { instant } from './time.ts'

export type Palace = {
  row: PalaceRow
  size: SizeClass
  hours: OpeningHoursRow[]
  bases: ServiceBaseRow[]
  spaces: Space[]
}

/** Of all divisions, the share that gets a palace, real or invented. */
const share = 2 / 3
/** Demonstration accounts and large cities need a house whatever the dice say. */
const always = new Set(['420102', '429004', '429005'])

/** Real palaces first, then invented ones until two thirds of the divisions have one. */
export function palaces(
  seed: string,
  epochMs: number,
  tree: DivisionRow[],
  owners: FederationRow[],
): Palace[] {
  const random = randomFor(seed, 'palaces')
  const owner = new Map(owners.map((f) => [f.division_code, f.id]))
  const division = new Map(tree.map((d) => [d.code, d]))
  const slugs = new Set<string>()
  const real = sourcedPalaces().map((facts): Palace => {
    const at = division.get(facts.division_code)!
    const { size, address, ...stated } = facts
    const ownerCode = facts.level === 'city' && at.level === 'county' ? at.parent_code! : at.code
    const row: PalaceRow = {
      ...stated,
      id: uuid7(random, epochMs),
      owner_federation_id: owner.get(ownerCode)!,
      slug: unique(slugs, slugOf(facts.name.replace(/(总工会)?(工人|劳动)文化宫.*$/, ''))),
      name_en: `${divisionEn(division.get(ownerCode)!.name, division.get(ownerCode)!.level)} Workers' Cultural Palace`,
      size_class: facts.floor_m2 === null ? null : size,
      operation_mode: 'own',
      address: `${fullName(division, at)}${address ?? '（门牌号见当地总工会公告）'}`,
      route_text: null,
      lng: at.lng,
      lat: at.lat,
      phone: '12351',
      time_zone: 'Asia/Shanghai',
      accessibility: [],
      synthetic: false,
      created_at: instant(epochMs),
    }
    return furnish(random, row, size, epochMs)
  })
  const served = new Set(
    real
      .filter((p) => p.row.status === 'open')
      .map((p) => (p.row.level === 'city' ? `${p.row.division_code.slice(0, 4)}00` : p.row.division_code)),
  )
  const invented = chosen(random, tree, served, Math.round(tree.length * share)).map((at) => {
    const size = sizeOf(random, at)
    return furnish(
      random,
      inventedRow(random, at, division, owner.get(at.code)!, size, slugs, epochMs),
      size,
      epochMs,
    )
  })
  return [...real, ...invented]
}

function chosen(random: Random, tree: DivisionRow[], served: Set<string>, wanted: number): DivisionRow[] {
  const open = tree.filter((d) => d.level !== 'province' && !served.has(d.code))
  const first = open.filter((d) => d.level === 'city' || always.has(d.code))
  const counties = open.filter((d) => !first.includes(d) && d.coverage_required && d.population > 120_000)
  const districts = open.filter((d) => !first.includes(d) && !d.coverage_required && d.population > 300_000)
  const missing = wanted - served.size - first.length
  const most = random.sample(counties, Math.min(counties.length - 6, missing - 8))
  const picked = new Set([...first, ...most, ...random.sample(districts, missing - most.length)])
  return tree.filter((d) => picked.has(d))
}

function sizeOf(random: Random, at: DivisionRow): SizeClass {
  if (at.level === 'city' || at.population > 1_100_000) return 'large'
  if (at.population > 600_000) return random.pick(['medium', 'medium', 'large'])
  if (at.population > 350_000) return random.pick(['small', 'medium', 'medium'])
  return random.pick(['compact', 'small', 'small'])
}

const floors: Record<SizeClass, [number, number]> = {
  compact: [900, 1300],
  small: [1400, 3600],
  medium: [3800, 6800],
  large: [7200, 16000],
}

function inventedRow(
  random: Random,
  at: DivisionRow,
  division: Map<string, DivisionRow>,
  ownerId: string,
  size: SizeClass,
  slugs: Set<string>,
  epochMs: number,
): PalaceRow {
  const [from, to] = floors[size]
  const opened = random.int(size === 'large' ? 2012 : 1986, 2025)
  const floor = random.int(from / 20, to / 20) * 20
  const near = (degrees: number) => Number((degrees + (random.next() - 0.5) * 0.016).toFixed(6))
  return {
    id: uuid7(random, epochMs),
    division_code: at.code,
    owner_federation_id: ownerId,
    slug: unique(slugs, slugOf(at.name)),
    name: `${at.name}工人文化宫`,
    name_en: `${divisionEn(at.name, at.level)} Workers' Cultural Palace`,
    level: at.level === 'city' ? 'city' : 'county',
    size_class: size,
    operation_mode: random.weighted([
      ['own', 62],
      ['contracted', 18],
      ['joint', 20],
    ] as const),
    construction_mode: random.chance(size === 'compact' ? 0.5 : 0.25) ? 'joint' : 'standalone',
    status: 'open',
    address: inventedAddress(random, fullName(division, at)),
    route_text: routeText(random, at.code),
    lng: near(at.lng),
    lat: near(at.lat),
    phone: inventedPhone(random, at.code),
    time_zone: 'Asia/Shanghai',
    land_m2: Math.round(floor * (0.5 + random.next() * 0.9)),
    floor_m2: floor,
    opened_on: Temporal.PlainDate.from({ year: opened, month: random.int(1, 12), day: random.int(1, 28) }),
    introduction: introductionOf(random, at, size, opened),
    accessibility: [
      'ramp',
      ...random.sample(
        ['lift', 'accessibleToilet', 'hearingLoop', 'brailleSigns', 'wheelchairLoan'],
        size === 'large' ? 4 : random.int(1, 3),
      ),
    ],
    honours: [],
    source_url: null,
    synthetic: true,
    created_at: instant(epochMs),
  }
}

function introductionOf(random: Random, at: DivisionRow, size: SizeClass, opened: number): string {
  const house = {
    compact: '地方不大，一层楼走到头也就一百来步，灯却常亮到九点半',
    small: '一栋三层小楼，白天是老师傅的球室和棋桌，晚上是年轻人的夜校',
    medium: '楼里有球馆、教室、书屋和工坊，下了班走进来，总有一间亮着灯',
    large: '剧场、展厅、球馆和教室连成一片，是城里人约着见面的地方',
  }[size]
  const welcome = random.pick([
    '不办卡、不推销，进门登记一个名字就能坐下。',
    '一楼有热水、微波炉和充电插座，外卖骑手歇脚不用打招呼。',
    '前台的阿姨认得大半条街的人，认不得你，坐两回就认得了。',
    '没有智能手机也能报名，打电话或者到窗口说一声都行。',
  ])
  return `${at.name}工人文化宫 ${opened} 年开门。${house}。${welcome}（演示数据）`
}

function furnish(random: Random, row: PalaceRow, size: SizeClass, epochMs: number): Palace {
  return {
    row,
    size,
    hours: openingHours(random, row.id, size),
    bases: serviceBases(random, row, size, epochMs),
    spaces: spacesOf(random, row.id, size, epochMs),
  }
}

function fullName(division: Map<string, DivisionRow>, at: DivisionRow): string {
  const parent = at.parent_code === '420000' || !at.parent_code ? '' : division.get(at.parent_code)!.name
  return `湖北省${parent}${at.name}`
}

function unique(taken: Set<string>, slug: string): string {
  let free = slug
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`
  taken.add(free)
  return free
}
