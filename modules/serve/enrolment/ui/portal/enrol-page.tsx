import {
  Button,
  Buttons,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  TextArea,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { MyStanding } from '../../contract.ts'

interface EnrolPageProps {
  title: string
  /** The page of the session. */
  session: string
  standing: MyStanding
  typed: { personIds: string[]; companions: string; split: boolean }
  errors: FormError[]
}

/** Who is coming: oneself, children, companions by name; all on one ticket. */
export function EnrolPage({ title, session, standing, typed, errors }: EnrolPageProps) {
  const { t } = usePage()
  const heading = t('enrolment:enrolPage.title', { title })
  const options = standing.candidates.map(({ personId, name, may, enrolmentId }) => ({
    value: personId,
    label: name,
    hint: enrolmentId ? t('enrolment:enrolPage.in') : (may.reason ?? undefined),
    disabled: enrolmentId !== null || !may.allowed,
  }))
  return (
    <Page
      title={heading}
      width="narrow"
      crumbs={[{ label: title, href: session }, { label: t('enrolment:enrolPage.who') }]}
      private
    >
      <h1>{heading}</h1>
      <ErrorSummary
        errors={standing.closedReason ? [{ message: standing.closedReason }, ...errors] : errors}
      />
      <Form action={`${session}/enrol`}>
        <Checkboxes
          name="personIds"
          label={t('enrolment:enrolPage.who')}
          hint={t('enrolment:enrolPage.whoHint')}
          options={options}
          values={typed.personIds}
          error={errorOf(errors, 'personIds')}
        />
        <p>
          <a href={`/my/family?next=${encodeURIComponent(`${session}/enrol`)}`}>
            {t('enrolment:enrolPage.addChild')}
          </a>
        </p>
        {standing.companionsMost > 0 && (
          <TextArea
            name="companions"
            label={t('enrolment:enrolPage.companions')}
            hint={t('enrolment:enrolPage.companionsHint', { most: standing.companionsMost })}
            defaultValue={typed.companions}
            error={errorOf(errors, 'companions')}
            rows={standing.companionsMost}
            optional
          />
        )}
        {standing.outcome === 'waitlist' && <Note>{t('enrolment:enrolPage.waitTogether')}</Note>}
        {(typed.split || errorOf(errors, 'split') || standing.outcome === 'waitlist') && (
          <Checkbox
            name="split"
            label={t(
              standing.outcome === 'waitlist'
                ? 'enrolment:enrolPage.splitWaiting'
                : 'enrolment:enrolPage.split',
            )}
            checked={typed.split}
            error={errorOf(errors, 'split')}
          />
        )}
        <Note>{t('enrolment:action.consent')}</Note>
        <Buttons>
          <Button>
            {standing.outcome === 'seat' ? t('enrolment:enrolPage.seat') : t('enrolment:enrolPage.wait')}
          </Button>
          <LinkButton href={session}>{t('enrolment:enrolPage.back')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
