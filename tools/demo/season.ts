import type { Palace } from './palaces.ts'
import { type Template, templates } from './programmes/index.ts'
import { type Random, randomFor, uuid7 } from './random.ts'
import type { DivisionRow, MeetingRow, ProgrammeRow, SessionRow } from './rows.ts'
import { cancelReasons } from './texts/comments.ts'
import type { Teacher } from './texts/teachers.ts'
import { day, hour, instant, minute, span, weekday } from './time.ts'
import { Timetable, weeklySlot } from './timetable.ts'

/** A session with its meetings and what the model of attendance needs to know. */
export type Planned = {
  row: SessionRow
  meetings: MeetingRow[]
  template: Template
  palace: Palace
  popularity: number
}
export type Season = { programmes: ProgrammeRow[]; sessions: Planned[] }

export const daysBefore = 90
export const daysAfter = 45

const offered = { compact: 10, small: 13, medium: 17, large: 25 }
const tonight = { compact: 2, small: 2, medium: 2, large: 4 }
const everywhere = ['rider-baduanjin', 'calligraphy-night', 'reading-night', 'legal-clinic']
const kinds = [
  'civicPractice',
  'cultureSports',
  'education',
  'rightsProtection',
  'entrepreneurship',
  'publicCulture',
]

type Stage = { random: Random; palace: Palace; table: Timetable; base: number; now: number; season: Season }
type Offer = { template: Template; row: ProgrammeRow; popularity: number }

/** Programmes and sessions of every open palace around the base day. `base` is its midnight. */
export function season(
  seed: string,
  base: number,
  now: number,
  houses: Palace[],
  tree: DivisionRow[],
  staff: Teacher[],
  demoSlug: string,
): Season {
  const result: Season = { programmes: [], sessions: [] }
  const scopes = new Map(tree.map((d) => [d.code, d.scope]))
  for (const palace of houses.filter((p) => p.row.status === 'open')) {
    const stage: Stage = {
      random: randomFor(seed, `season ${palace.row.slug}`),
      palace,
      table: new Timetable(palace),
      base,
      now,
      season: result,
    }
    const offers = choose(stage.random, palace, palace.row.slug === demoSlug).map((template, i) =>
      offer(stage, template, scopes.get(palace.row.division_code)!, staff, i === 0),
    )
    result.programmes.push(...offers.map(({ row }) => row))
    if (palace.row.slug === demoSlug)
      fillTonight(
        stage,
        offers.filter((o) => o.template.key === 'rider-baduanjin'),
      )
    fillTonight(stage, offers)
    for (const one of offers) if (one.template.form === 'course') runCourse(stage, one)
    for (const one of offers) if (one.template.form === 'activity') repeat(stage, one)
  }
  return result
}

function choose(random: Random, palace: Palace, demo: boolean): Template[] {
  const rooms = new Set(palace.spaces.flatMap((s) => s.uses))
  const possible = templates.filter((t) => rooms.has(t.room))
  const firm = possible.filter(
    (t) =>
      everywhere.includes(t.key) ||
      (demo && ['street-dance-kids', 'pottery-family', 'story-hour', 'morning-taiji'].includes(t.key)),
  )
  const balanced = kinds.map((kind) => random.pick(possible.filter((t) => t.kind === kind)))
  const rest = random.sample(possible, possible.length)
  const signature = random.pick(
    possible.filter((t) => t.kind === 'cultureSports' || t.kind === 'publicCulture'),
  )
  return [...new Set([signature, ...firm, ...balanced, ...rest])].slice(0, offered[palace.size])
}

function offer(
  { random, palace, base }: Stage,
  template: Template,
  scope: string,
  staff: Teacher[],
  signature: boolean,
): Offer {
  const tier = palace.row.division_code.startsWith('4290')
    ? palace.row.division_code
    : palace.row.division_code.slice(0, 4)
  const teacher = staff.find((t) => t.type === template.teacher && t.scope === tier)!
  const created = base - random.int(125, 150) * day + random.int(9, 17) * hour
  const { membersOnly, ageMin, ageMax, residentsOnly } = template.audience
  return {
    template,
    // One in six is a favourite that fills up and has a waitlist; most have places left.
    popularity:
      (random.chance(0.17) ? 1 + random.next() * 0.4 : 0.15 + random.next() * 0.5) +
      (template.form === 'course' ? 0.12 : 0) +
      (signature ? 0.25 : 0),
    row: {
      palace_id: palace.row.id,
      id: uuid7(random, created),
      form: template.form,
      kind: template.kind,
      title: template.title,
      title_en: template.titleEn,
      summary: template.summary,
      description: template.about.join('\n\n'),
      rules: template.rules,
      teacher_name: teacher.name,
      teacher_note: teacher.note,
      illustration: template.art,
      price_class: template.price.class,
      price_fen: template.price.fen,
      concessions: template.price.concessions,
      audience: {
        ...(membersOnly && { membersOnly }),
        ...(ageMin && { ageMin }),
        ...(ageMax && { ageMax }),
        ...(residentsOnly && { residentsOf: scope }),
      },
      gig_reserved: template.audience.gigReserved ?? 0,
      signature,
      submitted_at: instant(created + day),
      published_at: instant(created + 3 * day),
      synthetic: true,
      created_at: instant(created),
      tags: template.tags,
    },
  }
}

/** The base day's evening, so that "tonight" is never empty. */
function fillTonight(stage: Stage, offers: Offer[]) {
  const evening = stage.random.sample(
    offers.filter((o) => o.template.form === 'activity' && o.template.when.includes('evening')),
    tonight[stage.palace.size],
  )
  for (const one of evening) {
    const { minutes } = weeklySlot(stage.random, one.template, 'evening')
    schedule(stage, one, [stage.base + minutes * minute], null)
  }
}

/** An activity comes back every week or every second week in its slot. */
function repeat(stage: Stage, one: Offer) {
  const { random, base } = stage
  const slot = weeklySlot(random, one.template)
  const every =
    random.weighted([
      [1, 2],
      [2, 5],
      [4, 5],
    ] as const) * 7
  const toSlot = (slot.weekday - weekday(base) + 7) % 7
  const first = base + (toSlot - 91 + random.int(0, every / 7 - 1) * 7) * day + slot.minutes * minute
  let no = 1
  for (let at = first; at < base + daysAfter * day; at += every * day) {
    if (at >= base - daysBefore * day && schedule(stage, one, [at], no)) no += 1
  }
}

/** A course runs again some weeks after its last meeting. */
function runCourse(stage: Stage, one: Offer) {
  const { random, base } = stage
  const { meetings, perWeek } = one.template
  const weeks = Math.ceil(meetings / perWeek)
  for (let week = random.int(-12, 1); week <= 4; week += weeks + random.int(1, 4)) {
    for (let attempt = 0; attempt < 3; attempt++) {
      const slot = weeklySlot(random, one.template)
      const toSlot = (slot.weekday - weekday(base) + 7) % 7
      const first = base + (toSlot + week * 7) * day + slot.minutes * minute
      const second = perWeek === 2 ? (slot.weekday <= 4 ? 2 : 5) : 0
      const times = Array.from(
        { length: meetings },
        (_, i) => first + (Math.floor(i / perWeek) * 7 + (i % perWeek) * second) * day,
      )
      if (schedule(stage, one, times, null)) break
    }
  }
}

function schedule(
  stage: Stage,
  { template, row, popularity }: Offer,
  at: number[],
  series: number | null,
): boolean {
  const { random, palace, table, now, season } = stage
  const times = at.map((from): [number, number] => [from, from + template.minutes * minute])
  const space = table.take(template, times)
  if (!space) return false
  const [[start, firstEnd], end] = [times[0]!, times.at(-1)![1]]
  const opens = start - (start % day) - (template.form === 'course' ? 21 : 9) * day + 4 * hour // noon in China
  const published = Math.min(opens - 3 * day, now - day)
  const id = uuid7(random, published - day)
  const capacity = Math.min(random.int(...template.capacity), space.capacity)
  const isTonight = start >= stage.base && start < stage.base + day
  const cancelled = !isTonight && random.chance(0.011) && start - 26 * hour < now ? start - 26 * hour : null
  season.sessions.push({
    template,
    palace,
    popularity: popularity * (0.8 + random.next() * 0.4) * (isTonight ? 1.2 : 1),
    row: {
      palace_id: palace.row.id,
      id,
      programme_id: row.id,
      space_id: space.id,
      during: span(start, end),
      first_meeting: span(start, firstEnd),
      meeting_count: times.length,
      series_no: series,
      capacity,
      waitlist_capacity: capacity,
      opens_at: instant(opens),
      closes_at: instant(start),
      published_at: instant(published),
      cancelled_at: cancelled === null ? null : instant(cancelled),
      cancel_reason: cancelled === null ? null : random.pick(cancelReasons),
      synthetic: true,
      created_at: instant(published - day),
    },
    meetings: times.map(([from, to], i) => ({
      palace_id: palace.row.id,
      session_id: id,
      no: i + 1,
      space_id: space.id,
      during: span(from, to),
      cancelled_at: cancelled === null ? null : instant(cancelled),
    })),
  })
  return true
}
