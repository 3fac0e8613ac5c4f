import {
  Button,
  Buttons,
  Checkboxes,
  ErrorSummary,
  errorOf,
  FactList,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Round } from '../../contract/round.ts'
import { courseIn, roundHref, roundTitleIn } from './words.ts'

interface JoinPageProps {
  round: Round
  code: string
  /** Whose party the code leads to; null while there is none. */
  party: { leader: string; choices: number[]; size: number } | null
  people: { personId: string; name: string }[]
  errors: FormError[]
}

/** Joins the party of another adult: by a link, or by a code that somebody read aloud. */
export function JoinPage({ round, code, party, people, errors }: JoinPageProps) {
  const page = usePage()
  const { t } = page
  const here = roundHref(round)
  const title = roundTitleIn(page, round)
  return (
    <Page
      title={t('allocation:join.title', { title })}
      width="narrow"
      crumbs={[
        { label: t('allocation:rounds.title'), href: '/rounds' },
        { label: title, href: here },
        { label: t('allocation:join.crumb') },
      ]}
      private
    >
      <h1>{t('allocation:join.title', { title })}</h1>
      <p className="lead">{t('allocation:join.lead', { most: round.mostTogether })}</p>
      <ErrorSummary errors={errors} />
      {party ? (
        <Form action={`${here}/join`}>
          <input type="hidden" name="code" value={code} />
          <FactList
            facts={[
              {
                label: t('allocation:join.leader'),
                value: party.leader,
                detail: t('allocation:join.size', { count: party.size }),
              },
              {
                label:
                  round.kind === 'window' ? t('allocation:round.course') : t('allocation:letter.choices'),
                value: (
                  <ol>
                    {party.choices.map((no) => (
                      <li key={no}>{courseIn(page, round.courses[no - 1]!)}</li>
                    ))}
                  </ol>
                ),
              },
            ]}
          />
          <Checkboxes
            name="personIds"
            label={t('allocation:apply.who')}
            options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
            values={[people[0]!.personId]}
            error={errorOf(errors, 'personIds')}
          />
          <Note>{t('allocation:join.means')}</Note>
          <Buttons>
            <Button>{t('allocation:join.submit')}</Button>
            <LinkButton href={here} tone="link">
              {t('allocation:apply.back')}
            </LinkButton>
          </Buttons>
        </Form>
      ) : (
        <form method="get" action={`${here}/join`}>
          <TextInput
            name="code"
            label={t('allocation:join.code')}
            hint={t('allocation:join.codeHint')}
            defaultValue={code}
            error={errorOf(errors, 'code')}
          />
          <Buttons>
            <Button>{t('allocation:join.look')}</Button>
          </Buttons>
        </form>
      )}
    </Page>
  )
}
