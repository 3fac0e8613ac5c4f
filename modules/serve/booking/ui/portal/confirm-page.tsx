import { formatFen } from '#kit/money/index.ts'
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
  TextArea,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Resource, SpaceSlots } from '../../contract.ts'
import { LoanFields } from './loan-fields.tsx'
import { clockIn, type House, nameIn, termsIn, timeIn } from './words.ts'

export type Typed = {
  start: string
  end: string
  people: string
  companions: string
  title: string
  unionId: string
  /** How many of what, by its id. */
  loans: Readonly<Record<string, string>>
}
interface ConfirmPageProps {
  palace: House & { cancelMinutes: number }
  space: SpaceSlots
  /** Until when one may book from this start: whole slots that are free in a row. */
  ends: string[]
  typed: Typed
  /** The unions that the reader may book for; empty for most. */
  unions: { id: string; name: string }[]
  /** Free slots of the same kind around that time, when this one is gone. */
  alternatives: { spaceId: string; name: string; start: string; end: string }[]
  /** What may be borrowed with this room. */
  resources: readonly Resource[]
  errors: FormError[]
}

/** The last step: how long, how many, who comes along. Everything has an answer already, so one tap is enough. */
export function ConfirmPage({
  palace,
  space,
  ends,
  typed,
  unions,
  alternatives,
  resources,
  errors,
}: ConfirmPageProps) {
  const page = usePage()
  const { t, locale } = page
  const name = nameIn(page, space)
  const here = `/palaces/${palace.slug}/book`
  const forUnions = space.openTo === 'unions'
  return (
    <Page
      title={t('booking:confirm.title', { space: name })}
      width="narrow"
      crumbs={[
        { label: palace.name, href: `/palaces/${palace.slug}` },
        { label: t('booking:book.crumb'), href: here },
        { label: name },
      ]}
      private
    >
      <h1>{t('booking:confirm.title', { space: name })}</h1>
      <ErrorSummary errors={errors} />
      {alternatives.length > 0 && (
        <>
          <h2>{t('booking:confirm.instead')}</h2>
          <ul className="slots">
            {alternatives.map((one) => (
              <li key={one.spaceId + one.start}>
                <a className="slot" href={`${here}/${one.spaceId}?start=${encodeURIComponent(one.start)}`}>
                  {timeIn(page, one, palace.timeZone)}
                  <small>{one.name}</small>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {ends.length > 0 && (
        <>
          <FactList
            facts={[
              {
                label: t('booking:confirm.when'),
                value: timeIn(page, { ...typed, end: ends[0]! }, palace.timeZone),
              },
              {
                label: t('booking:confirm.where'),
                value: `${palace.name} ${name}`,
                detail: termsIn(page, space),
              },
            ]}
          />
          <Form action={`${here}/${space.spaceId}`}>
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
              <input type="hidden" name="end" value={ends[0]} />
            )}
            {unions.length > 0 && (
              <Radios
                name="unionId"
                label={t('booking:confirm.for')}
                options={[
                  ...(forUnions ? [] : [{ value: '', label: t('booking:confirm.myself') }]),
                  ...unions.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={typed.unionId || (forUnions ? unions[0]!.id : '')}
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
            {resources.length > 0 && <LoanFields resources={resources} typed={typed} errors={errors} />}
            <TextArea
              name="companions"
              label={t('booking:confirm.companions')}
              hint={t('booking:confirm.companionsHint')}
              rows={2}
              defaultValue={typed.companions}
              error={errorOf(errors, 'companions')}
              optional
            />
            <Note>
              {space.fenPerHour > 0 &&
                `${t('booking:confirm.pay', { price: formatFen(space.fenPerHour, locale) })} `}
              {t('booking:confirm.cancel', { minutes: palace.cancelMinutes })}
            </Note>
            <Buttons>
              <Button>{space.approval ? t('booking:confirm.ask') : t('booking:confirm.book')}</Button>
              <LinkButton href={here}>{t('booking:confirm.back')}</LinkButton>
            </Buttons>
          </Form>
        </>
      )}
    </Page>
  )
}
