import { sql } from 'kysely'
import { newId, type Db } from '#kit/db/index.ts'
import { insertDivisions, insertFederations, insertPalaces } from './queries/insert-places.ts'

const CREATED = Temporal.Instant.from('2026-01-01T00:00Z')

const division = (
  code: string,
  name: string,
  level: 'province' | 'city' | 'county',
  parent_code: string | null,
) => ({
  code,
  name,
  level,
  parent_code,
  scope: code.replace(/(00){1,2}$/, ''),
  population: level === 'county' ? 400_000 : 5_000_000,
})

/** A small province: 湖北省, 武汉市 with 江岸区 and 江汉区, 宜昌市, and 仙桃市, which stands for itself; a federation each. */
export async function aProvince(db: Db): Promise<Map<string, string>> {
  const rows = [
    division('420000', '湖北省', 'province', null),
    division('420100', '武汉市', 'city', '420000'),
    division('420102', '江岸区', 'county', '420100'),
    division('420103', '江汉区', 'county', '420100'),
    division('420500', '宜昌市', 'city', '420000'),
    division('429004', '仙桃市', 'county', '420000'),
  ]
  const federations = rows.map(({ code, name }) => ({
    id: newId(),
    division_code: code,
    name: `${name}总工会`,
    phone: null,
  }))
  await insertDivisions(db, rows)
  await insertFederations(db, federations)
  return new Map(federations.map(({ id, division_code }) => [division_code, id]))
}

/** Workers and centres for the counties of `aProvince`, for those who plan: 100,000 and 50,000 in Wuhan, 30,000 in 仙桃市. */
export async function settleProvince(db: Db): Promise<void> {
  await sql`
    update places.division d set worker_estimate = s.workers, lng = s.lng, lat = s.lat
    from (values ('420102', 100000, 114.31, 30.61), ('420103', 50000, 114.27, 30.6), ('429004', 30000, 113.45, 30.33))
      as s (code, workers, lng, lat) where d.code = s.code`.execute(db)
}

type PalaceWish = {
  ownerId: string
  divisionCode: string
  slug: string
  name?: string
  level?: 'city' | 'county'
  status?: 'open' | 'preparing' | 'closed'
  lng?: number
  lat?: number
}

/** An open palace with a hall in two parts and a classroom, open 09:00–21:00 but on Mondays, self-service to midnight. */
export async function aPalace(db: Db, { ownerId, divisionCode, slug, ...wish }: PalaceWish) {
  const [id, hall, east, classroom, bookroom] = [newId(), newId(), newId(), newId(), newId()] as const
  const space = { palace_id: id, parent_id: null, name_en: null, floor: '一楼', area_m2: 200, position: 0 }
  const { name = `${slug}工人文化宫`, level = 'county', status = 'open', lng = 114.3, lat = 30.6 } = wish
  const row = {
    id,
    division_code: divisionCode,
    owner_federation_id: ownerId,
    slug,
    name,
    level,
    status,
    lng,
    lat,
    operation_mode: 'own',
    construction_mode: 'standalone',
    address: '解放大道 1 号',
    phone: '027-5550-0000',
    floor_m2: 4_000,
    created_at: CREATED,
  } as const
  const days = [2, 3, 4, 5, 6, 7]
  const hours = days.flatMap((weekday) => [
    { palace_id: id, weekday, opens: '09:00', closes: '21:00', self_service: false },
    { palace_id: id, weekday, opens: '21:00', closes: '24:00', self_service: true },
  ])
  const spaces = [
    { ...space, id: hall, name: '礼堂', kind: 'hall', capacity: 300 },
    { ...space, id: east, parent_id: hall, name: '礼堂东厅', kind: 'hall', capacity: 120 },
    { ...space, id: classroom, name: '教室', kind: 'classroom', capacity: 40, position: 1 },
  ] as const
  const bases = [
    {
      palace_id: id,
      id: bookroom,
      kind: 'bookroom',
      name: '职工书屋',
      floor: '一楼',
      phone: null,
      hours: [],
    },
  ] as const
  await insertPalaces(db, [{ row, hours, spaces, bases }])
  return { id, hall, east, classroom, bookroom, divisionCode }
}
