import { sayDate, sayWhen } from '#kit/calendar/index.ts'
import {
  Buttons,
  FactList,
  LinkButton,
  Page,
  PrintButton,
  Section,
  Table,
  usePage,
} from '#kit/ui/portal/index.ts'

/** A table of the copy: message keys of its title and labels, and its rows. */
interface ToldTable {
  name: string
  title: string
  columns: Readonly<Record<string, { label: string; instant?: true; words?: (value: string) => string }>>
  rows: readonly Readonly<Record<string, string | number | boolean | null>>[]
}

interface CopyPageProps {
  title: string
  tables: ToldTable[]
  /** Where the JSON copy is. */
  download: string
  crumbs: { label: string; href?: string }[]
}

/** Everything kept about someone, from every module, to read or print. Columns without any value are left out. */
export function CopyPage({ title, tables, download, crumbs }: CopyPageProps) {
  const { t, now, locale, timeZone } = usePage()
  return (
    <Page title={title} width="narrow" crumbs={[...crumbs, { label: title }]} private>
      <h1>{title}</h1>
      <p>{t('identity:copy.lead', { when: sayWhen({ start: now }, now, { locale, timeZone }) })}</p>
      <Buttons>
        <LinkButton href={download} download>
          {t('identity:copy.download')}
        </LinkButton>
        <PrintButton />
      </Buttons>
      {tables.map((table) => (
        <Section key={table.name} title={t.byKey(table.title)}>
          <Rows table={table} />
        </Section>
      ))}
    </Page>
  )
}

const MOST_COLUMNS = 4

/** Few columns as a table, many as one list a row: a phone is narrow. */
function Rows({ table: { title, columns, rows } }: { table: ToldTable }) {
  const { t } = usePage()
  const say = useSaying()
  const shown = Object.entries(columns).filter(([name]) =>
    rows.some((row) => row[name] !== null && row[name] !== undefined && row[name] !== ''),
  )
  if (rows.length === 0) return <p>{t('identity:copy.none')}</p>
  if (shown.length <= MOST_COLUMNS)
    return (
      <Table
        caption={t.byKey(title)}
        captionHidden
        columns={shown.map(([, { label }]) => ({ label: t.byKey(label) }))}
        rows={rows.map((row) => shown.map(([name, column]) => say(row[name], column)))}
      />
    )
  return rows.map((row, index) => (
    <FactList
      key={index}
      facts={shown.flatMap(([name, column]) =>
        row[name] === null ? [] : [{ label: t.byKey(column.label), value: say(row[name], column) }],
      )}
    />
  ))
}

type Column = ToldTable['columns'][string]

function useSaying() {
  const { t, now, locale, timeZone } = usePage()
  return (value: ToldTable['rows'][number][string] | undefined, { instant, words }: Column): string => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'boolean') return t(value ? 'identity:copy.yes' : 'identity:copy.no')
    if (words) return t.byKey(words(String(value)))
    if (!instant) return String(value)
    const local = Temporal.Instant.from(String(value)).toZonedDateTimeISO(timeZone)
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
    return `${sayDate(local.toPlainDate(), now, { locale, timeZone })} ${time}`
  }
}
