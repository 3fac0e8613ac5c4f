import {
  Button,
  Buttons,
  ErrorSummary,
  FactList,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  Radios,
  usePage,
} from '#kit/ui/portal/index.ts'
import { type House, nameIn, timeIn } from './words.ts'

interface WaitPageProps {
  palace: House
  space: { id: string; name: string; nameEn: string | null }
  typed: { start: string; end: string }
  errors: FormError[]
}

/** Before standing in line: for this space alone, or for any of its kind at that time. */
export function WaitPage({ palace, space, typed, errors }: WaitPageProps) {
  const page = usePage()
  const { t } = page
  const name = nameIn(page, space)
  const book = `/palaces/${palace.slug}/book`
  const title = t('booking:wait.title', { space: name })
  return (
    <Page
      title={title}
      width="narrow"
      crumbs={[
        { label: palace.name, href: `/palaces/${palace.slug}` },
        { label: t('booking:book.crumb'), href: book },
        { label: title },
      ]}
      private
    >
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <FactList
        facts={[
          { label: t('booking:confirm.when'), value: timeIn(page, typed, palace.timeZone) },
          { label: t('booking:confirm.where'), value: `${palace.name} ${name}` },
        ]}
      />
      <Form action={`/palaces/${palace.slug}/wait/${space.id}`}>
        <input type="hidden" name="start" value={typed.start} />
        <input type="hidden" name="end" value={typed.end} />
        <Radios
          name="which"
          label={t('booking:wait.which')}
          options={[
            { value: 'kind', label: t('booking:wait.any') },
            { value: 'space', label: t('booking:wait.this', { space: name }) },
          ]}
          value="kind"
        />
        <Note>{t('booking:wait.how')}</Note>
        <Buttons>
          <Button>{t('booking:wait.join')}</Button>
          <LinkButton href={book}>{t('booking:confirm.back')}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  )
}
