import type { Hono } from 'hono'
import { drawFiles } from '#kit/draw/index.ts'
import { type AppContext, type AppEnv, contextOf } from '#kit/http/context.ts'
import { attempt, formErrors, formFields, text, texts } from '#kit/http/form.ts'
import type { FormError } from '#kit/ui/portal/index.ts'
import { confirmPlace, declinePlace } from '../actions/answer-offer.ts'
import { apply } from '../actions/apply.ts'
import { withdraw } from '../actions/withdraw.ts'
import { errors } from '../errors.ts'
import { applicationsOf } from '../queries/applications.ts'
import { drawOf } from '../queries/draw.ts'
import { announcedRounds } from '../queries/rounds.ts'
import { phaseOf } from '../rules/phase.ts'
import { ApplyPage } from '../ui/portal/apply-page.tsx'
import { LetterPage } from '../ui/portal/letter-page.tsx'
import { ResultsPage } from '../ui/portal/results-page.tsx'
import { RoundPage, RoundsPage } from '../ui/portal/round-pages.tsx'
import { WindowPage } from '../ui/portal/window-page.tsx'
import { resultsOf } from './drawn.ts'
import { family } from './family.ts'
import { joinPortal } from './join.tsx'
import { membershipIn } from './membership.ts'
import { myApplication, standingOf } from './mine.ts'
import { publishedFile, shownCourses, shownRound, signedIn, summaries, visibleRound } from './read.ts'
import { verifyPortal } from './verify.tsx'

const one = '/rounds/:palaceId{[0-9a-f-]{36}}/:roundId{[0-9a-f-]{36}}'
const deeds = ['applied', 'joined', 'invited', 'withdrawn', 'confirmed', 'declined'] as const

/** Rounds for everybody: the list, a round, applying, one's letter, the results, and the files of the draw. */
export function allocationPortal(portal: Hono<AppEnv>): void {
  verifyPortal(portal)
  joinPortal(portal)
  portal.get('/rounds', async (c) => {
    const { db, clock } = c.var.services
    const { personId } = c.var.actor
    const mine = personId === null ? [] : await applicationsOf(db, personId)
    const rounds = await summaries(db, await announcedRounds(db), clock.now())
    return c.render(<RoundsPage rounds={rounds} applied={mine.map(({ roundId }) => roundId)} />)
  })
  portal.get(one, async (c) => {
    const round = await roundOf(c)
    const { db, clock } = c.var.services
    const applied = c.var.actor.personId !== null && (await myApplication(c, round)) !== null
    const shown = await shownRound(db, round, clock.now())
    const PageOf = round.kind === 'window' ? WindowPage : RoundPage
    return c.render(<PageOf round={shown} applied={applied} />)
  })
  portal.get(`${one}/files/:name`, async (c) => {
    const round = await roundOf(c)
    const name = drawFiles.find((file) => file === c.req.param('name'))
    const draw = await drawOf(c.var.services.db, round.palaceId, round.id)
    const bytes = name && publishedFile(round, draw, name)
    if (!bytes) throw errors.error('round-not-found')
    const type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json'
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
  portal.get(`${one}/proof/:party{[0-9a-f]{16}}`, async (c) => {
    const round = await roundOf(c)
    const proof = await membershipIn(c.var.services.db, round, c.req.param('party')!)
    return c.json(proof, 200, { 'Content-Disposition': 'attachment; filename="membership.json"' })
  })
  portal.get(`${one}/results`, async (c) => {
    const round = await roundOf(c)
    const { db, clock } = c.var.services
    const [shown, results] = await Promise.all([shownRound(db, round, clock.now()), resultsOf(db, round)])
    return c.render(<ResultsPage round={shown} results={results} />)
  })
  portal.get(`${one}/apply`, (c) => showForm(c))
  portal.post(`${one}/apply`, applyFromForm)
  portal.get(`${one}/mine`, (c) => showLetter(c))
  for (const [step, act] of [
    ['withdrawn', withdraw],
    ['confirmed', confirmPlace],
    ['declined', declinePlace],
  ] as const)
    portal.post(`${one}/mine/${step}`, async (c) => {
      signedIn(c)
      const ids = idsOf(c)
      const course = Number(text(await formFields(c), 'course') || 1)
      const done = await attempt<unknown>(() => act(contextOf(c), { ...ids, course }))
      const here = `/rounds/${ids.palaceId}/${ids.roundId}`
      if (done.ok) return c.redirect(`${here}${step === 'withdrawn' ? '' : '/mine'}?done=${step}`, 303)
      c.status(422)
      return showLetter(c, formErrors(c, done.problem))
    })
}

const idsOf = (c: AppContext) => ({
  palaceId: c.req.param('palaceId')!,
  roundId: c.req.param('roundId')!,
})
const roundOf = (c: AppContext) => visibleRound(c, idsOf(c).palaceId, idsOf(c).roundId)

type Typed = { choices: number[]; personIds: string[] }

async function showForm(c: AppContext, typed?: Typed, problems: FormError[] = [], preview = false) {
  const personId = signedIn(c)
  const { db, clock } = c.var.services
  const round = await roundOf(c)
  const before = await myApplication(c, round)
  // Whoever joined another's party has its choices: the letter says how to leave.
  if (before && !before.leads) return c.redirect(`/rounds/${round.palaceId}/${round.id}/mine`, 303)
  const wish = typed ?? before ?? { choices: [], personIds: [personId] }
  const standing = await standingOf(
    c,
    round,
    ownParty(personId, wish.personIds.length > 0 ? wish.personIds : [personId]),
    preview && problems.length === 0 ? wish.choices : [],
  )
  return c.render(
    <ApplyPage
      round={await shownRound(db, round, clock.now())}
      people={await family(c)}
      typed={wish}
      standing={standing}
      applied={before !== null}
      errors={
        phaseOf(round, clock.now()) === 'applying'
          ? problems
          : [{ message: c.var.t('allocation:errors.not-applying') }]
      }
    />,
  )
}

/** A party of oneself and one's own. */
const ownParty = (applicantId: string, personIds: string[]) => ({
  applicantId,
  personIds,
  broughtBy: personIds.map(() => applicantId),
})

async function applyFromForm(c: AppContext) {
  signedIn(c)
  const fields = await formFields(c)
  const choices = [...new Set(texts(fields, 'choices').filter(Boolean).map(Number))]
  const typed = { choices, personIds: texts(fields, 'personIds') }
  const round = await roundOf(c)
  const known = new Set((await shownCourses(c.var.services.db, round)).map(({ no }) => no))
  if (text(fields, 'preview') === '1')
    return showForm(c, { ...typed, choices: choices.filter((no) => known.has(no)) }, [], true)
  const ids = idsOf(c)
  const done = await attempt(() => apply(contextOf(c), { ...ids, ...typed }))
  if (done.ok) return c.redirect(`/rounds/${ids.palaceId}/${ids.roundId}/mine?done=applied`, 303)
  c.status(422)
  const shapes = { choices: 'allocation:errors.no-choice', personIds: 'allocation:errors.nobody-chosen' }
  return showForm(c, typed, formErrors(c, done.problem, shapes))
}

async function showLetter(c: AppContext, problems: FormError[] = []) {
  signedIn(c)
  const { db, clock } = c.var.services
  const round = await roundOf(c)
  const application = await myApplication(c, round)
  if (!application) throw errors.error('not-applied')
  return c.render(
    <LetterPage
      round={await shownRound(db, round, clock.now())}
      application={application}
      people={(await family(c)).filter(({ personId }) => application.personIds.includes(personId))}
      done={deeds.find((deed) => deed === c.req.query('done'))}
      errors={problems}
    />,
  )
}
