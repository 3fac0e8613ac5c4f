import {
  Button,
  Buttons,
  Empty,
  ErrorSummary,
  errorOf,
  Fieldset,
  Form,
  type FormError,
  LinkButton,
  Page,
  Select,
  TextInput,
  usePage,
} from '#kit/ui/portal/index.ts'
import type { Season } from '../../contract/season.ts'
import { dayWords, hallWords } from '../words.ts'
import { seasonHref } from './words.ts'

/** What the form asks, as text; those of the n-th wish end in `-n`. */
export type AskFields = Record<string, string>
export const MOST_WISHES = 3
const lengths = [60, 90, 120, 150, 180, 240]
const times = Array.from(
  { length: 33 },
  (_, n) => `${String(8 + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 ? '30' : '00'}`,
)

type Props = { season: Season; unions: { id: string; name: string }[]; typed: AskFields; errors: FormError[] }

/** A union's contact asks for weekly times, most wanted first. */
export function AskPage({ season, unions, typed, errors }: Props) {
  const { t } = usePage()
  const here = seasonHref(season)
  const choice = (value: string) => ({ value, label: value })
  const most = Math.min(MOST_WISHES, season.rules.rankPercent.length)
  const touched = Array.from({ length: most }, (_, n) => n).some((n) => n > 0 && typed[`where-${n}`])
  const length = (name: 'least' | 'wanted') => (
    <Select
      name={name}
      label={t(`seasons:portal.${name}`)}
      options={lengths.map((n) => ({ value: String(n), label: t('seasons:minutes', { minutes: n }) }))}
      value={typed[name]}
      error={errorOf(errors, name)}
    />
  )
  return (
    <Page
      title={t('seasons:portal.askTitle')}
      width="narrow"
      crumbs={[
        { label: t('seasons:portal.title'), href: '/seasons' },
        { label: season.title, href: here },
        { label: t('seasons:portal.askTitle') },
      ]}
      private
    >
      <h1>{t('seasons:portal.askTitle')}</h1>
      <ErrorSummary errors={errors} />
      {unions.length === 0 || season.phase !== 'applying' ? (
        <Empty title={t(unions.length === 0 ? 'seasons:portal.noUnion' : 'seasons:portal.notNow')}>
          <LinkButton href={here}>{t('seasons:portal.back')}</LinkButton>
        </Empty>
      ) : (
        <Form action={`${here}/ask`}>
          <p className="soft">{t('seasons:portal.askLead')}</p>
          <Select
            name="unionId"
            label={t('seasons:portal.union')}
            options={unions.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.unionId}
            error={errorOf(errors, 'unionId')}
          />
          <TextInput
            name="purpose"
            label={t('seasons:portal.purpose')}
            optional
            maxLength={60}
            defaultValue={typed.purpose}
          />
          <TextInput
            type="number"
            size="short"
            min={1}
            name="people"
            label={t('seasons:portal.people')}
            defaultValue={typed.people}
            error={errorOf(errors, 'people')}
          />
          <Select
            name="times"
            label={t('seasons:portal.times')}
            options={[1, 2, 3, 4, 5, 6, 7].map((n) => choice(String(n)))}
            value={typed.times}
          />
          <div className="pair">
            {length('least')}
            {length('wanted')}
          </div>
          <WishFields season={season} n={0} typed={typed} errors={errors} />
          {most > 1 && (
            <details
              className="more"
              open={touched || errors.some(({ field }) => /-[1-9]$/.test(field ?? ''))}
            >
              <summary>{t('seasons:portal.moreWishes')}</summary>
              {Array.from({ length: most - 1 }, (_, n) => (
                <WishFields key={n} season={season} n={n + 1} typed={typed} errors={errors} />
              ))}
            </details>
          )}
          <Buttons>
            <Button>{t('seasons:portal.send')}</Button>
            <LinkButton href={here}>{t('seasons:portal.back')}</LinkButton>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}

/** Where and when somebody would come: the first choice must say, the others may. */
function WishFields({ season, n, typed, errors }: Omit<Props, 'unions'> & { n: number }) {
  const { t } = usePage()
  const time = (end: 'from' | 'until') => (
    <Select
      name={`${end}-${n}`}
      label={t(`seasons:portal.${end}`)}
      options={times.map((value) => ({ value, label: value }))}
      value={typed[`${end}-${n}`]}
      error={errorOf(errors, `${end}-${n}`)}
    />
  )
  return (
    <div className="ranked">
      <Fieldset name={`wish-${n}`} label={t('seasons:portal.wishN', { n: n + 1 })}>
        <Select
          name={`where-${n}`}
          label={t('seasons:portal.where')}
          options={[
            ...(n > 0 ? [{ value: '', label: t('seasons:portal.noWish') }] : []),
            ...season.places.map((hall) => ({ value: hall.spaceId, label: hallWords(t, hall) })),
            { value: 'any', label: t('seasons:portal.anyWhere') },
          ]}
          value={typed[`where-${n}`]}
          error={errorOf(errors, `where-${n}`)}
        />
        <Select
          name={`weekday-${n}`}
          label={t('seasons:portal.weekday')}
          options={[0, 1, 2, 3, 4, 5, 6, 7].map((day) => ({
            value: String(day),
            label: dayWords(t, day || null),
          }))}
          value={typed[`weekday-${n}`]}
        />
        <div className="pair">
          {time('from')}
          {time('until')}
        </div>
      </Fieldset>
    </div>
  )
}
