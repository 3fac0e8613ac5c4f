import { createHash } from 'node:crypto'
import { system } from '#kit/access/index.ts'
import { keyring } from '#kit/crypto/index.ts'
import { type Db, newId } from '#kit/db/index.ts'
import { writeJournal } from '#kit/journal/index.ts'
import { divisionTree, palacesUnder } from '#modules/base/places/index.ts'
import type { ProjectKind } from '../contract/vocabulary.ts'
import { PIECE_COLUMN } from '../queries/papers.ts'
import { spreadBaselines } from '../rules/milestones.ts'
import { dayOf } from '../rules/rest.ts'
import { stepsOf } from '../rules/steps.ts'
import { projectsDb } from '../schema/db.ts'
import { ofDivisions, ofHouses, type Wish } from './wishes.ts'

const sizes: Readonly<Record<ProjectKind, { floorM2: number; fenPerM2: number }>> = {
  upgrade: { floorM2: 3000, fenPerM2: 120_000 },
  renovateExpand: { floorM2: 5200, fenPerM2: 380_000 },
  newBuild: { floorM2: 6000, fenPerM2: 650_000 },
  compact: { floorM2: 1000, fenPerM2: 420_000 },
}
const titles: Readonly<Record<ProjectKind, string>> = {
  upgrade: '充实提升',
  renovateExpand: '改扩建',
  newBuild: '新建',
  compact: '小型实用馆',
}
const DAY = 86_400

/** Projects of the demonstration in all stages, visibly synthetic, some sleeping, some late. Answers how many. Changes nothing that is there. */
export async function insertDemoProjects(db: Db, now: Temporal.Instant): Promise<number> {
  const [tree, palaces] = await Promise.all([divisionTree(db), palacesUnder(db, '')])
  const open = palaces.filter(({ status }) => status === 'open')
  // The palace of the demonstration accounts first, the others spread over the province.
  const home = open.filter(({ divisionCode }) => divisionCode === '420102')
  const houses = [
    ...home,
    ...spread(
      open.filter((one) => !home.includes(one)),
      ofHouses.length,
    ),
  ]
  const taken = new Set(palaces.map(({ divisionCode }) => divisionCode))
  const without = tree.filter(
    ({ level, code, coverageRequired }) => level === 'county' && coverageRequired && !taken.has(code),
  )
  const made = [
    ...ofHouses.flatMap((wish, i) =>
      houses[i]
        ? [
            projectRows(
              wish,
              {
                code: houses[i].divisionCode,
                name: houses[i].name,
                palaceId: houses[i].id,
                address: houses[i].address,
              },
              now,
            ),
          ]
        : [],
    ),
    ...spread(without, ofDivisions.length).map(({ code, name, lng, lat }, i) =>
      projectRows(
        ofDivisions[i]!,
        { code, name: `${name}工人文化宫`, palaceId: null, address: `${name}（演示选址）`, lng, lat },
        now,
      ),
    ),
  ]
  const tables = projectsDb(db)
  await tables
    .insertInto('projects.project')
    .values(made.map(({ project }) => project))
    .execute()
  await tables
    .insertInto('projects.stay')
    .values(made.flatMap(({ stays }) => stays))
    .execute()
  await tables
    .insertInto('projects.milestone')
    .values(made.flatMap(({ milestones }) => milestones))
    .execute()
  await tables
    .insertInto('projects.money')
    .values(made.flatMap(({ money }) => money))
    .execute()
  const papers = made.flatMap((one) => one.papers)
  await tables.insertInto('projects.paper').values(papers).execute()
  await tables
    .insertInto('projects.paper_piece')
    .values(
      papers.map(({ project_id, id }) => ({ project_id, paper_id: id, position: 0, content: sealed() })),
    )
    .execute()
  await tables
    .insertInto('projects.remark')
    .values(made.flatMap(({ remarks }) => remarks))
    .execute()
  for (const { project } of made) await writeJournal(db, [proposed(project)], project.proposed_at)
  return made.length
}

/** So many of them, evenly over the list. */
const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)

type Place = {
  code: string
  name: string
  palaceId: string | null
  address: string
  lng?: number | null
  lat?: number | null
}

function projectRows(wish: Wish, at: Place, now: Temporal.Instant) {
  const id = newId()
  const { floorM2, fenPerM2 } = sizes[wish.kind]
  const visits = visitsOf(wish, now)
  const proposedAt = visits[0]!.from
  const usual = stepsOf(wish.kind).reduce((sum, { usualDays }) => sum + usualDays, 0)
  const baselines = spreadBaselines(wish.kind, dayOf(proposedAt), dayOf(proposedAt).add({ days: usual }))
  const last = visits.at(-1)!
  const stopped = wish.end === undefined ? null : now.subtract({ seconds: 3 * DAY })
  const passed = new Map(visits.filter(({ to }) => to !== null).map(({ step, to }) => [step, to!]))
  const planned = floorM2 * fenPerM2
  const entry = (
    kind: 'planned' | 'granted' | 'paid',
    share: number,
    when: Temporal.Instant,
    source: string,
  ) => ({
    project_id: id,
    id: newId(),
    kind,
    amount_fen: Math.round(planned * share),
    on_day: dayOf(when),
    source,
    entered_at: when,
    entered_by: null,
  })
  const funded = passed.get('funding')
  const building = visits.find(({ step }) => step === 'works')
  return {
    project: {
      id,
      division_code: at.code,
      kind: wish.kind,
      construction_mode: wish.kind === 'compact' ? ('joint' as const) : ('standalone' as const),
      title: `${at.name}${titles[wish.kind]}`,
      summary: `建成后免费开放礼堂、教室、书屋和职工服务窗口。`,
      address: at.address,
      lng: at.lng ?? null,
      lat: at.lat ?? null,
      floor_m2: floorM2,
      office_m2: Math.round(floorM2 * 0.05),
      palace_id: at.palaceId,
      suspended_at: wish.end === 'suspended' ? stopped : null,
      suspended_reason: wish.end === 'suspended' ? wish.reason! : null,
      cancelled_at: wish.end === 'cancelled' ? stopped : null,
      cancelled_reason: wish.end === 'cancelled' ? wish.reason! : null,
      handed_over_at: wish.step === 'done' ? last.to : null,
      synthetic: true,
      proposed_at: proposedAt,
      proposed_by: null,
    },
    stays: visits.map(({ step, department, from, to }) => ({
      project_id: id,
      id: newId(),
      step,
      department,
      began_at: from,
      ended_at: to ?? stopped,
      ended_as: to ? ('passed' as const) : (wish.end ?? null),
      reason: to ? null : (wish.reason ?? null),
    })),
    milestones: baselines.map((one) => ({ project_id: id, ...one })),
    money: [
      entry('planned', 1, proposedAt, '项目建议书'),
      ...(funded ? [entry('granted', 0.9, funded, '资金批复（演示）')] : []),
      ...(funded && building
        ? [entry('paid', building.to ? 0.85 : 0.3, building.to ?? building.from, '支付凭证（演示）')]
        : []),
    ],
    papers: visits.flatMap(({ step, papers, from, to }) =>
      papers.slice(0, to ? papers.length : papers.length - (wish.lacking ?? 0)).map((kind) => ({
        project_id: id,
        id: newId(),
        kind,
        file_name: `${step}-${kind}.pdf`,
        media_type: 'application/pdf' as const,
        bytes: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        received_at: from,
        received_by: null,
      })),
    ),
    remarks: [
      {
        project_id: id,
        id: newId(),
        kind: wish.problem ? ('problem' as const) : ('note' as const),
        text: wish.problem ?? '演示数据：已到现场看过。',
        written_at: last.from,
        written_by: null,
      },
    ],
  }
}

/** From which day to which it rested at each step, counted back from now. */
function visitsOf({ kind, step, days, pace }: Wish, now: Temporal.Instant) {
  const chain = stepsOf(kind)
  const here = step === 'done' ? chain.length : chain.findIndex((one) => one.step === step)
  let to = now.subtract({ seconds: days * DAY })
  const passed = chain
    .slice(0, here)
    .toReversed()
    .map((one) => {
      const from = to.subtract({ seconds: Math.round(one.usualDays * pace) * DAY })
      const visit: Visit = { ...one, from, to }
      to = from
      return visit
    })
  const present: Visit[] = chain[here]
    ? [{ ...chain[here], from: now.subtract({ seconds: days * DAY }), to: null }]
    : []
  return [...passed.toReversed(), ...present]
}
type Visit = ReturnType<typeof stepsOf>[number] & { from: Temporal.Instant; to: Temporal.Instant | null }

/** The smallest file that is a PDF by its beginning. */
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)
const sealed = () => keyring().encrypt(PIECE_COLUMN, pdf.toString('base64'))

const proposed = (project: {
  id: string
  division_code: string
  palace_id: string | null
  title: string
  kind: string
  floor_m2: number
}) => ({
  action: 'projects.propose',
  subject: { type: 'project', id: project.id },
  divisionCode: project.division_code,
  palaceId: project.palace_id,
  after: { kind: project.kind, title: project.title, floorM2: project.floor_m2, version: 1 },
  actor: system,
  requestId: null,
})
