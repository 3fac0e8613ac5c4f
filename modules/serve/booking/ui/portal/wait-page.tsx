import {
  Button,
  Buttons,
  ErrorSummary,
  errorOf,
  FactList,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  Radios,
  Section,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { SpaceSlots } from '../../contract.ts'
import { clockIn, type House, nameIn, termsIn, timeIn } from './words.ts'

export type TypedWait = { start: string; end: string; people: string; unionId: string | null }
interface WaitPageProps {
  palace: House
  space: SpaceSlots
  /** Until when one may wait from this start: whole slots in a row, whoever holds them. */
  ends: string[]
  /** Spaces of the same kind that are free at that time. */
  free: { spaceId: string; name: string; start: string }[]
  typed: TypedWait
  /** The unions that the reader may book for; empty for most. */
  unions: { id: string; name: string }[]
  errors: FormError[]
}

/** Before standing in line: for whom and how long, for this space alone or for any of its kind at that time. */
export function WaitPage({ palace, space, ends, free, typed, unions, errors }: WaitPageProps) {
  const page = usePage()
  const { t } = page
  const name = nameIn(page, space)
  const book = `/palaces/${palace.slug}/book`
  const title = t('booking:wait.title', { space: name })
  const forUnions = space.openTo === 'unions'
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
      {free.length > 0 && (
        <Section title={t('booking:wait.freeNow')}>
          <ul className="slots">
            {free.map((one) => (
              <li key={one.spaceId}>
                <a className="slot" href={`${book}/${one.spaceId}?start=${encodeURIComponent(one.start)}`}>
                  {one.name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <FactList
        facts={[
          { label: t('booking:confirm.when'), value: timeIn(page, typed, palace.timeZone) },
          {
            label: t('booking:confirm.where'),
            value: `${palace.name} ${name}`,
            detail: termsIn(page, space),
          },
        ]}
      />
      <Form action={`/palaces/${palace.slug}/wait/${space.spaceId}`}>
        <input type="hidden" name="start" value={typed.start} />
        {ends.length > 1 ? (
          <Radios
            name="end"
            label={t('booking:confirm.until')}
            options={ends.map((end) => ({ value: end, label: clockIn(end, palace.timeZone, page) }))}
            value={ends.includes(typed.end) ? typed.end : ends[0]}
            error={errorOf(errors, 'end')}
          />
        ) : (
          <input type="hidden" name="end" value={typed.end} />
        )}
        {unions.length > 0 && (
          <Radios
            name="unionId"
            label={t('booking:confirm.for')}
            options={[
              ...(forUnions ? [] : [{ value: '', label: t('booking:confirm.myself') }]),
              ...unions.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={typed.unionId ?? (forUnions ? unions[0]!.id : '')}
            error={errorOf(errors, 'unionId')}
          />
        )}
        <TextInput
          name="people"
          label={t('booking:confirm.people')}
          type="number"
          inputMode="numeric"
          size="short"
          min={1}
          defaultValue={typed.people}
          error={errorOf(errors, 'people')}
        />
        <Radios
          name="which"
          label={t('booking:wait.which')}
          options={[
            { value: 'kind', label: t('booking:wait.any') },
            { value: 'space', label: t('booking:wait.this', { space: name }) },
          ]}
          value={free.length > 0 ? 'space' : 'kind'}
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
