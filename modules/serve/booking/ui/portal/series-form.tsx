import {
  Button,
  Buttons,
  Checkbox,
  Empty,
  ErrorSummary,
  errorOf,
  Form,
  type FormError,
  LinkButton,
  Page,
  PhoneLink,
  Select,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Resource } from '../../contract.ts'
import { LoanFields } from './loan-fields.tsx'
import { type House, nameIn } from './words.ts'

/** What the form asks, as text; `weekday` is RFC 5545's name of a day. */
export type SeriesFields = Record<
  | 'spaceId'
  | 'unionId'
  | 'weekday'
  | 'firstDate'
  | 'lastDate'
  | 'startTime'
  | 'minutes'
  | 'people'
  | 'title'
  | 'holidays',
  string
>
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const lengths = [60, 90, 120, 150, 180, 240]

interface SeriesFormProps {
  palace: House & { phone: string }
  spaces: { id: string; name: string; nameEn: string | null }[]
  unions: { id: string; name: string }[]
  typed: SeriesFields
  /** What may be borrowed with one of the spaces, and what was typed, by its id. */
  resources: readonly Resource[]
  loans: Readonly<Record<string, string>>
  errors: FormError[]
}

/** A union's contact asks for the same day of many weeks. */
export function SeriesFormPage({ palace, spaces, unions, typed, resources, loans, errors }: SeriesFormProps) {
  const page = usePage()
  const { t } = page
  const here = `/palaces/${palace.slug}/book`
  const at = (name: keyof SeriesFields, label: string) => ({
    name,
    label,
    defaultValue: typed[name],
    error: errorOf(errors, name),
  })
  return (
    <Page
      title={t('booking:series.title')}
      width="narrow"
      crumbs={[
        { label: palace.name, href: `/palaces/${palace.slug}` },
        { label: t('booking:book.crumb'), href: here },
        { label: t('booking:series.title') },
      ]}
      private
    >
      <h1>{t('booking:series.title')}</h1>
      <ErrorSummary errors={errors} />
      {unions.length === 0 || spaces.length === 0 ? (
        <Empty title={t(unions.length === 0 ? 'booking:series.noUnion' : 'booking:series.noSpace')}>
          <p>
            {t('booking:series.call')} <PhoneLink number={palace.phone} />
          </p>
          <LinkButton href={here}>{t('booking:confirm.back')}</LinkButton>
        </Empty>
      ) : (
        <Form action={`${here}/series`}>
          <Select
            name="unionId"
            label={t('booking:series.union')}
            options={unions.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.unionId}
            error={errorOf(errors, 'unionId')}
          />
          <Select
            name="spaceId"
            label={t('booking:confirm.where')}
            options={spaces.map((space) => ({ value: space.id, label: nameIn(page, space) }))}
            value={typed.spaceId}
            error={errorOf(errors, 'spaceId')}
          />
          <Select
            name="weekday"
            label={t('booking:series.weekday')}
            options={weekdays.map((value) => ({ value, label: t(`booking:series.day.${value}`) }))}
            value={typed.weekday}
            error={errorOf(errors, 'rule')}
          />
          <TextInput type="date" {...at('firstDate', t('booking:series.first'))} />
          <TextInput type="date" {...at('lastDate', t('booking:series.last'))} />
          <TextInput type="time" size="short" {...at('startTime', t('booking:series.start'))} />
          <Select
            name="minutes"
            label={t('booking:series.length')}
            options={lengths.map((n) => ({
              value: String(n),
              label: t('booking:series.minutes', { minutes: n }),
            }))}
            value={typed.minutes}
          />
          <TextInput type="number" size="short" min={1} {...at('people', t('booking:confirm.people'))} />
          <TextInput optional maxLength={60} {...at('title', t('booking:series.purpose'))} />
          {resources.length > 0 && (
            <LoanFields resources={resources} typed={{ loans }} errors={errors} everyDate />
          )}
          <Checkbox
            name="holidays"
            value="skip"
            label={t('booking:series.skipHolidays')}
            checked={typed.holidays === 'skip'}
          />
          <Buttons>
            <Button>{t('booking:series.plan')}</Button>
            <LinkButton href={here}>{t('booking:confirm.back')}</LinkButton>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}
