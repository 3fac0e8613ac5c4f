/** The 3+X kinds of the policy (P6). */
export type Kind =
  | 'civicPractice'
  | 'cultureSports'
  | 'education'
  | 'rightsProtection'
  | 'entrepreneurship'
  | 'publicCulture'

export type Illustration =
  | 'baduanjin'
  | 'calligraphy'
  | 'pottery'
  | 'badminton'
  | 'table-tennis'
  | 'dance'
  | 'choir'
  | 'theatre'
  | 'bookroom'
  | 'legal-aid'
  | 'skills'
  | 'computer'
  | 'photography'
  | 'children'
  | 'volunteering'
  | 'tea'
  | 'chess'
  | 'house'

export type RoomKind =
  | 'hall'
  | 'theatre'
  | 'court'
  | 'tableTennis'
  | 'classroom'
  | 'danceRoom'
  | 'calligraphyRoom'
  | 'potteryWorkshop'
  | 'bookroom'
  | 'consulting'
  | 'square'
  | 'musicRoom'

/** When a programme usually meets: weekday mornings suit the retired, Saturdays children, evenings those who work. */
export type Rhythm = 'morning' | 'noon' | 'afternoon' | 'evening' | 'saturday' | 'sunday'

export type Concession = { who: 'member' | 'gigWorker' | 'retired' | 'student'; priceFen: number }
export type Price = {
  class: 'free' | 'discounted' | 'atCost' | 'commercial'
  fen: number
  concessions: Concession[]
}

/** Who may come. Nothing set: everyone. `gigReserved` places are kept for riders and drivers first. */
export type Audience = {
  membersOnly?: boolean
  residentsOnly?: boolean
  ageMin?: number
  ageMax?: number
  gigReserved?: number
}

export type Template = {
  key: string
  kind: Kind
  title: string
  titleEn: string
  summary: string
  /** Two paragraphs. */
  about: [string, string]
  /** What to bring and what to mind. */
  rules: [string, string, string]
  room: RoomKind
  art: Illustration
  form: 'activity' | 'course'
  /** Meetings of one session; 1 for an activity. */
  meetings: number
  perWeek: 1 | 2
  minutes: number
  when: Rhythm[]
  capacity: [from: number, to: number]
  price: Price
  audience: Audience
  tags: string[]
  teacher: TeacherType
}

export type TeacherType =
  | 'taiji'
  | 'calligraphy'
  | 'crafts'
  | 'sports'
  | 'dance'
  | 'music'
  | 'drama'
  | 'reading'
  | 'law'
  | 'counsel'
  | 'trade'
  | 'digital'
  | 'photography'
  | 'children'
  | 'health'
  | 'volunteer'
  | 'tea'
  | 'chess'
  | 'business'
  | 'language'

type Written = Omit<Template, 'kind' | 'form' | 'meetings' | 'perWeek' | 'price' | 'audience'> & {
  price?: Price
  audience?: Audience
  perWeek?: 1 | 2
}

export const free: Price = { class: 'free', fen: 0, concessions: [] }

type Yuan = { member?: number; retired?: number; gig?: number; student?: number }
const audiences = { member: 'member', retired: 'retired', gig: 'gigWorker', student: 'student' } as const

/** A price in whole yuan, and what some pay instead. */
export const price = (
  priceClass: 'discounted' | 'atCost' | 'commercial',
  yuan: number,
  instead: Yuan = {},
): Price => ({
  class: priceClass,
  fen: yuan * 100,
  concessions: Object.entries(instead).map(([group, amount]) => ({
    who: audiences[group as keyof Yuan],
    priceFen: amount * 100,
  })),
})

/** Builders for one kind, so that a template file says only what differs. */
export const writer = (kind: Kind) => ({
  activity: (written: Written): Template => ({
    price: free,
    audience: {},
    ...written,
    kind,
    form: 'activity',
    meetings: 1,
    perWeek: 1,
  }),
  course: (meetings: number, written: Written): Template => ({
    price: free,
    audience: {},
    perWeek: 1,
    ...written,
    kind,
    form: 'course',
    meetings,
  }),
})
