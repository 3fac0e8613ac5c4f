import { Button, Switch } from 'antd'
import { useSearchParams } from 'react-router'
import type { Translator } from '#kit/i18n/index.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  ScreenLink,
  StateTag,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { acknowledgeRoute, decisions, differencesRoute, type DifferenceListing } from '../../contract.ts'
import { causeWords, decisionWords } from '../words.ts'
import { decisionTones } from './tones.ts'
import './assessment.css'

/** Decisions that came out otherwise after facts or standards changed, until an official takes note. P2. */
export default function DifferencesScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  const [query] = useSearchParams()
  const all = query.get('all') === '1'
  const { data, error, isPending, refetch } = useCall(differencesRoute, {
    query: { division: divisionCode, ...(all && { all: '1' as const }) },
  })
  const act = useAct(acknowledgeRoute, { says: t('assessment:console.acknowledged') })
  const open = data?.differences.filter(({ acknowledgedAt }) => acknowledgedAt === null) ?? []
  const note = (differences: string[]) => act.mutate({ json: { differences } })
  return (
    <>
      <PageHeader
        title={t('assessment:console.differences')}
        sub={t('assessment:console.differencesSub', { name, count: open.length })}
        actions={
          open.length > 0 && (
            <DisabledWithReason reason={data?.mayAcknowledge.why ?? null}>
              <Button type="primary" loading={act.isPending} onClick={() => note(open.map(({ id }) => id))}>
                {t('assessment:console.acknowledgeAll', { count: open.length })}
              </Button>
            </DisabledWithReason>
          )
        }
      />
      <section className="card">
        <DataTable<DifferenceListing>
          label={t('assessment:console.differences')}
          rows={data?.differences}
          columns={columnsOf(t, data?.mayAcknowledge.allowed ? (id) => note([id]) : null)}
          rowKey={({ id }) => id}
          loading={isPending}
          problem={error}
          retry={refetch}
          tools={<Earlier />}
          empty={<Empty title={t('assessment:console.noDifferences')} next={<Earlier />} />}
        />
      </section>
    </>
  )
}

/** Shows those that were noted before, too; the choice lives in the URL. */
function Earlier() {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  return (
    <label className="assessment-earlier">
      <Switch
        size="small"
        checked={query.get('all') === '1'}
        onChange={(on) =>
          setQuery(
            (now) => {
              const next = new URLSearchParams(now)
              if (on) next.set('all', '1')
              else next.delete('all')
              return next
            },
            { replace: true },
          )
        }
      />{' '}
      {t('assessment:console.earlier')}
    </label>
  )
}

const columnsOf = (t: Translator, note: ((id: string) => void) | null): Column<DifferenceListing>[] => [
  {
    key: 'venue',
    title: t('assessment:column.name'),
    value: ({ divisionName, venueName }) => `${divisionName} ${venueName || t('assessment:state.none')}`,
    show: ({ venueId, divisionName, venueName }) => (
      <ScreenLink to={`/venues/${venueId}`}>
        {divisionName} · {venueName || t('assessment:state.none')}
      </ScreenLink>
    ),
    sort: true,
  },
  ...(['before', 'after'] as const).map((key): Column<DifferenceListing> => ({
    key,
    title: t(`assessment:column.${key}`),
    value: (row) => decisionWords(t, row[key]),
    show: (row) => <StateTag tone={decisionTones[row[key] ?? 'open']}>{decisionWords(t, row[key])}</StateTag>,
    filter: [...decisions, 'open' as const].map((value) => ({
      value,
      label: t(`assessment:decision.${value}`),
    })),
    filterValue: (row) => row[key] ?? 'open',
  })),
  {
    key: 'causes',
    title: t('assessment:column.causes'),
    value: ({ causes }) => causes.map((cause) => causeWords(t, cause)).join(t('console:list.semicolon')),
    show: ({ causes, overridden }) => (
      <>
        {causes.map((cause) => (
          <div key={`${cause.fact}${cause.standard}`}>{causeWords(t, cause)}</div>
        ))}
        {overridden && <div className="soft">{t('assessment:console.stillOverridden')}</div>}
      </>
    ),
  },
  {
    key: 'notedAt',
    title: t('assessment:column.notedAt'),
    value: ({ notedAt }) =>
      Temporal.Instant.from(notedAt).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
    sort: true,
  },
  {
    key: 'acknowledged',
    title: t('assessment:column.acknowledged'),
    value: ({ acknowledgedAt, acknowledgedBy }) => (acknowledgedAt ? (acknowledgedBy ?? '') : null),
    show: ({ id, acknowledgedAt, acknowledgedBy }) =>
      acknowledgedAt
        ? t('assessment:console.acknowledgedBy', { by: acknowledgedBy ?? '' })
        : note && (
            <Button size="small" onClick={() => note(id)}>
              {t('assessment:console.acknowledge')}
            </Button>
          ),
  },
]
