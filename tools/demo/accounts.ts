import { inventedMobile } from './people.ts'
import type { Palace } from './palaces.ts'
import { personName } from './names/people.ts'
import { type Random, randomFor, uuid7 } from './random.ts'
import type { UnionRow } from './booking-rows.ts'
import type { PersonRow, Role, RoleRow } from './rows.ts'
import { day, instant } from './time.ts'

/** The palace of the demonstration accounts. */
export const demoPalaceSlug = 'jianganqu'
export const demoPassword = 'wenhuagong-demo'

/** What to print after the first start; workers sign in by phone and a code from the development inbox. */
export type Account = {
  who: string
  name: string
  personId: string
  role: Role | 'worker'
  signIn: string
  password: string | null
  scope: string
}

const staff: { who: string; name: string; signIn: string; role: Role; scope: string | null }[] = [
  { who: '省总工会干部', name: '方砚秋', signIn: 'province', role: 'federationOfficer', scope: '42' },
  { who: '武汉市总工会干部', name: '程远帆', signIn: 'wuhan', role: 'federationOfficer', scope: '4201' },
  { who: '江岸区总工会干部', name: '柯望舒', signIn: 'jiangan', role: 'federationOfficer', scope: '420102' },
  { who: '文化宫主任', name: '梅景行', signIn: 'director', role: 'director', scope: null },
  { who: '排课员', name: '汤书瑶', signIn: 'programmer', role: 'programmer', scope: null },
  { who: '门口与前台', name: '熊桂兰', signIn: 'desk', role: 'desk', scope: null },
  { who: '系统管理员', name: '邹知行', signIn: 'admin', role: 'systemAdministrator', scope: '42' },
  { who: '安全管理员', name: '施怀谨', signIn: 'security', role: 'securityAdministrator', scope: '42' },
  { who: '审计员', name: '严若愚', signIn: 'auditor', role: 'auditor', scope: '42' },
]

/** The accounts to print at every start, with nothing generated. */
export function accounts(): Pick<Account, 'who' | 'name' | 'role' | 'signIn' | 'password'>[] {
  return [
    ...staff.map(({ who, name, role, signIn }) => ({ who, name, role, signIn, password: demoPassword })),
    ...workers(2000).map(({ who, name }, i) => ({
      who,
      name,
      role: 'worker' as const,
      signIn: demoMobile(i + 1),
      password: null,
    })),
  ]
}

const demoMobile = (nth: number) => `1540000000${nth}`

type Worker = Partial<PersonRow> & { who: string; name: string; birth_year: number }

const contactUnion = '江岸区三镇机电有限公司工会'

/** Five workers, born `age` years before the base day. */
const workers = (year: number): Worker[] => [
  {
    who: '带两个孩子的职工',
    name: '陈文娟',
    birth_year: year - 37,
    member: true,
    union_name: '江岸区长江印务有限公司工会',
  },
  {
    who: '外卖骑手',
    name: '向一鸣',
    birth_year: year - 28,
    gig_worker: true,
    member: true,
    union_name: '江岸区外卖配送联合工会',
  },
  {
    who: '三次爽约、暂停报名的职工',
    name: '余子豪',
    birth_year: year - 31,
    member: true,
    union_name: '江岸区楚天物流有限公司工会',
  },
  {
    who: '退休职工（长辈版）',
    name: '胡秀英',
    birth_year: year - 68,
    retired: true,
    elder_mode: true,
    member: true,
    union_name: '江岸区红旗纺织厂工会',
  },
  {
    who: '基层工会联系人',
    name: '汪立群',
    birth_year: year - 44,
    member: true,
    union_name: contactUnion,
  },
]

export type Cast = {
  accounts: Account[]
  people: PersonRow[]
  roles: RoleRow[]
  /** Who stands at the door of each palace. */
  deskOf: Map<string, string>
  parent: PersonRow
  kids: PersonRow[]
  rider: PersonRow
  suspended: PersonRow
  elder: PersonRow
  /** A workplace union and who acts for it. */
  union: UnionRow
}

/** Demonstration accounts, and a director, a programmer and a desk officer in every other open palace. */
export function cast(seed: string, now: number, houses: Palace[]): Cast {
  const random = randomFor(seed, 'accounts')
  const year = instant(now).toZonedDateTimeISO('Asia/Shanghai').year
  const joined = now - 400 * day
  const home = houses.find((p) => p.row.slug === demoPalaceSlug)!
  let phones = 0
  const person = (of: Partial<PersonRow> & { name: string; birth_year: number }): PersonRow => ({
    id: uuid7(random, joined),
    phone: null,
    division_code: home.row.division_code,
    member: true,
    union_name: null,
    gig_worker: false,
    retired: false,
    guardian_id: null,
    locale: 'zh-CN',
    elder_mode: false,
    synthetic: true,
    created_at: instant(joined),
    ...of,
  })
  const phone = () => demoMobile(++phones)

  const crew = workers(year).map(({ who, ...of }) => ({
    who,
    row: person({ member: false, ...of, phone: phone() }),
  }))
  const [parent, rider, suspended, elder, contact] = crew.map(({ row }) => row) as [
    PersonRow,
    PersonRow,
    PersonRow,
    PersonRow,
    PersonRow,
  ]
  const kids = [
    ['周可心', 9],
    ['周嘉树', 7],
  ].map(([name, age]) =>
    person({
      name: name as string,
      birth_year: year - (age as number),
      guardian_id: parent.id,
      member: false,
    }),
  )
  const officials = staff.map((of) => ({
    of,
    row: person({ name: of.name, birth_year: year - random.int(30, 52) }),
  }))
  const roles = officials.map(({ of, row }) =>
    roleRow(random, row.id, of.role, of.scope, of.scope ? null : home.row.id, joined),
  )
  const deskOf = new Map([[home.row.id, officials.find(({ of }) => of.role === 'desk')!.row.id]])

  const others = houses
    .filter((p) => p !== home && p.row.status === 'open')
    .flatMap((palace, i) =>
      (['director', 'programmer', 'desk'] as const).map((role, j) => {
        const born = year - random.int(26, 56)
        const row = person({
          name: personName(random, born),
          birth_year: born,
          phone: inventedMobile(1_000_000 + i * 3 + j),
          division_code: palace.row.division_code,
        })
        roles.push(roleRow(random, row.id, role, null, palace.row.id, joined))
        if (role === 'desk') deskOf.set(palace.row.id, row.id)
        return row
      }),
    )
  return {
    accounts: [
      ...officials.map(({ of, row }): Account => ({
        who: of.who,
        name: of.name,
        personId: row.id,
        role: of.role,
        signIn: of.signIn,
        password: demoPassword,
        scope: of.scope ?? home.row.name,
      })),
      ...crew.map(({ who, row }): Account => ({
        who,
        name: row.name,
        personId: row.id,
        role: 'worker',
        signIn: row.phone!,
        password: null,
        scope: '本人',
      })),
    ],
    people: [...crew.map(({ row }) => row), ...kids, ...officials.map(({ row }) => row), ...others],
    roles,
    deskOf,
    parent,
    kids,
    rider,
    suspended,
    elder,
    union: {
      id: uuid7(random, joined),
      code: '81420102MC1234567',
      name: contactUnion,
      division_code: home.row.division_code,
      members: [
        {
          id: uuid7(random, joined),
          name: contact.name,
          phone: contact.phone!,
          contact: true,
          left_on: null,
        },
      ],
      created_at: instant(joined),
    },
  }
}

function roleRow(
  random: Random,
  personId: string,
  role: Role,
  scope: string | null,
  palaceId: string | null,
  since: number,
): RoleRow {
  return {
    id: uuid7(random, since),
    person_id: personId,
    role,
    scope,
    palace_id: palaceId,
    begins_at: instant(since),
    ends_at: null,
    granted_by: null,
    created_at: instant(since),
  }
}
