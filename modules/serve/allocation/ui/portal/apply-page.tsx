import {
  Button,
  Buttons,
  Checkboxes,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  LinkButton,
  Note,
  Notice,
  Page,
  Select,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { MyApplication, Round } from '../../contract/round.ts'
import { courseIn, kindIn, momentIn, percentIn, roundHref, roundTitleIn, titleIn } from './words.ts'

interface ApplyPageProps {
  round: Round
  people: { personId: string; name: string }[]
  typed: { choices: number[]; personIds: string[] }
  /** What it would count for, with the chances once they were asked for. */
  standing: Pick<MyApplication, 'tickets' | 'reserves' | 'chances'>
  applied: boolean
  errors: FormError[]
}

/** Ranks courses and says who comes: when one does it does not matter, and the chances can be looked at before. */
export function ApplyPage({ round, people, typed, standing, applied, errors }: ApplyPageProps) {
  const page = usePage()
  const { t } = page
  const here = roundHref(round)
  const name = roundTitleIn(page, round)
  const title = t('allocation:apply.title', { title: name })
  const window = round.kind === 'window'
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[
        { label: t('allocation:rounds.title'), href: '/rounds' },
        { label: name, href: here },
        { label: t('allocation:apply.crumb') },
      ]}
      private
    >
      <h1>{title}</h1>
      <p>
        {window
          ? t('allocation:window.how', { until: momentIn(page, round.applyUntil) })
          : t('allocation:apply.lead')}
      </p>
      <ErrorSummary errors={errors} />
      {standing.chances.length > 0 && (
        <Chances round={round} choices={typed.choices} chances={standing.chances} />
      )}
      <Form action={`${here}/apply`}>
        {window && <input type="hidden" name="choices" value="1" />}
        {Array.from({ length: window ? 0 : round.mostChoices }, (_, i) => (
          <Select
            key={i}
            name="choices"
            label={t('allocation:apply.choice', { no: i + 1 })}
            optional={i > 0}
            error={i === 0 ? errorOf(errors, 'choices') : undefined}
            value={String(typed.choices[i] ?? '')}
            options={[
              { value: '', label: t('allocation:apply.noChoice') },
              ...round.courses.map((course) => ({ value: String(course.no), label: courseIn(page, course) })),
            ]}
          />
        ))}
        <Checkboxes
          name="personIds"
          label={t('allocation:apply.who')}
          hint={t('allocation:apply.whoHint', { most: round.mostTogether })}
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
          values={typed.personIds}
          error={errorOf(errors, 'personIds')}
        />
        <p>
          <a href={`/my/family?next=${encodeURIComponent(`${here}/apply`)}`}>
            {t('allocation:apply.addChild')}
          </a>{' '}
          {round.mostTogether > 1 && !applied && (
            <a href={`${here}/join`}>{t('allocation:apply.haveCode')}</a>
          )}
        </p>
        <Note>
          {window
            ? t('allocation:window.consent')
            : t('allocation:apply.tickets', { count: standing.tickets })}{' '}
          {standing.reserves.length > 0 &&
            t('allocation:apply.reserves', {
              kinds: standing.reserves.map((kind) => kindIn(page, round, kind)).join(t('allocation:comma')),
            })}
        </Note>
        <Buttons>
          <Button>
            {applied
              ? t('allocation:apply.change')
              : window
                ? t('allocation:session.applyWindow')
                : t('allocation:apply.submit')}
          </Button>
          <Button tone="quiet" name="preview" value="1">
            {t('allocation:apply.preview')}
          </Button>
          <LinkButton href={here} tone="link">
            {t('allocation:apply.back')}
          </LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}

/** The chance of each choice, and of none, as applications stand now. */
export function Chances({ round, choices, chances }: { round: Round; choices: number[]; chances: number[] }) {
  const page = usePage()
  const { t } = page
  const none = 1 - chances.reduce((sum, chance) => sum + chance, 0)
  return (
    <Notice title={t('allocation:chances.title')}>
      <ol>
        {choices.map((no, i) => (
          <li key={no}>
            {titleIn(page, round.courses[no - 1]!)}: <b>{percentIn(chances[i] ?? 0)}</b>
          </li>
        ))}
      </ol>
      <p>{t('allocation:chances.none', { share: percentIn(Math.max(0, none)) })}</p>
      <p className="soft">{t('allocation:chances.how')}</p>
    </Notice>
  )
}
