import { Button } from 'antd'
import type { Translator } from '#kit/i18n/index.ts'
import { wanOf } from '#kit/money/index.ts'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  DisabledWithReason,
  Empty,
  PageHeader,
  StateTag,
  StatRow,
  useGo,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { decisions, rerunRoute, venuesRoute, type VenueListing } from '../../contract.ts'
import { decisionsWords, decisionWords } from '../words.ts'
import { decisionTones } from './tones.ts'
import './assessment.css'

/** Every venue of a part of the tree with what is decided, and the divisions of which nothing is recorded. P2. */
export default function RegisterScreen() {
  const t = useT()
  const go = useGo()
  const { divisionCode, name } = useScope()
  const { data, error, isPending, refetch } = useCall(venuesRoute, { query: { division: divisionCode } })
  const again = useAct(rerunRoute, {})
  const rows = data?.venues
  const count = (of: (row: VenueListing) => boolean) => rows?.filter(of).length ?? 0
  return (
    <>
      <PageHeader
        title={t('assessment:console.register')}
        sub={t('assessment:console.registerSub', { name })}
        actions={
          data && (
            <>
              <DisabledWithReason reason={data.mayRerun.why}>
                <Button
                  loading={again.isPending}
                  onClick={() =>
                    again.mutate(
                      { json: { division: divisionCode } },
                      { onSuccess: ({ differences }) => differences > 0 && go('/venue-differences') },
                    )
                  }
                >
                  {t('assessment:console.rerun')}
                </Button>
              </DisabledWithReason>
              <DisabledWithReason reason={data.mayRecord.why}>
                <Button onClick={() => go('/venues/import')}>{t('assessment:console.import')}</Button>
              </DisabledWithReason>
              <DisabledWithReason reason={data.mayRecord.why}>
                <Button type="primary" onClick={() => go('/venues/new')}>
                  {t('assessment:console.record')}
                </Button>
              </DisabledWithReason>
            </>
          )
        }
      />
      {again.data && (
        <p role="status" className="soft assessment-note">
          {t('assessment:console.rerunDone', again.data)}
        </p>
      )}
      {rows && (
        <section className="card assessment-stats" aria-label={t('assessment:console.register')}>
          <StatRow
            stats={[
              ...decisions.map((one) => ({
                label: t(`assessment:decision.${one}`),
                value: count(({ decision }) => decision === one),
              })),
              {
                label: t('assessment:decision.open'),
                value: count(({ decision, state }) => decision === null && state !== 'notRecorded'),
              },
              {
                label: t('assessment:state.notRecorded'),
                value: count(({ state }) => state === 'notRecorded'),
              },
            ]}
          />
        </section>
      )}
      <section className="card">
        <DataTable<VenueListing>
          label={t('assessment:console.register')}
          rows={rows}
          columns={columnsOf(t)}
          rowKey={({ id, divisionCode: code }) => id ?? code}
          rowTo={({ id, divisionCode: code }) => (id ? `/venues/${id}` : `/venues/new?for=${code}`)}
          loading={isPending}
          problem={error}
          retry={refetch}
          empty={<Empty title={t('assessment:console.nothing')} next={t('assessment:console.nothingNext')} />}
        />
      </section>
    </>
  )
}

const attentions = ['unseen', 'missing', 'notRecorded', 'overridden'] as const

/** Why an official should look; a row may need it for one reason at most, the most pressing. */
function attentionOf({ unseen, missing, state, overridden }: VenueListing) {
  if (unseen > 0) return 'unseen'
  if (state === 'notRecorded') return 'notRecorded'
  if (missing.length > 0) return 'missing'
  return overridden ? 'overridden' : null
}

function columnsOf(t: Translator): Column<VenueListing>[] {
  const number = (key: 'floorM2' | 'neededM2' | 'missingM2' | 'population'): Column<VenueListing> => ({
    key,
    title: t(`assessment:column.${key}`),
    value: (row) => row[key],
    show: (row) => row[key]?.toLocaleString(t.locale) ?? '—',
    number: true,
    sort: true,
  })
  const decided = (row: VenueListing) =>
    row.decision === null && row.possible.length > 1 && row.state !== 'notRecorded'
      ? t('assessment:openBetween', { some: decisionsWords(t, row.possible) })
      : decisionWords(t, row.decision)
  return [
    { key: 'division', title: t('assessment:column.division'), value: (row) => row.divisionName, sort: true },
    {
      key: 'name',
      title: t('assessment:column.name'),
      value: ({ name, state }) => name ?? t(`assessment:state.${state}`),
      sort: true,
    },
    {
      key: 'decision',
      title: t('assessment:column.decision'),
      value: decided,
      show: (row) => (
        <>
          <StateTag tone={decisionTones[row.decision ?? 'open']}>{decisionWords(t, row.decision)}</StateTag>
          {row.decision === null && row.possible.length > 1 && row.possible.length < decisions.length && (
            <span className="soft"> {decisionsWords(t, row.possible)}</span>
          )}
        </>
      ),
      filter: [...decisions, 'open' as const].map((value) => ({
        value,
        label: t(`assessment:decision.${value}`),
      })),
      filterValue: ({ decision }) => decision ?? 'open',
    },
    {
      key: 'attention',
      title: t('assessment:column.attention'),
      value: (row) => {
        const why = attentionOf(row)
        return why && t(`assessment:attention.${why}`)
      },
      filter: attentions.map((value) => ({ value, label: t(`assessment:attention.${value}`) })),
      filterValue: (row) => attentionOf(row) ?? '',
    },
    number('floorM2'),
    number('neededM2'),
    number('missingM2'),
    number('population'),
    {
      key: 'cost',
      title: t('assessment:column.cost'),
      value: ({ costFen }) => (costFen === null ? null : wanOf(costFen)),
      show: ({ costFen }) =>
        costFen === null ? '—' : wanOf(costFen).toLocaleString(t.locale, { maximumFractionDigits: 0 }),
      number: true,
      sort: true,
    },
    { key: 'factsOn', title: t('assessment:column.factsOn'), value: ({ factsOn }) => factsOn, sort: true },
    {
      key: 'synthetic',
      title: t('assessment:column.synthetic'),
      value: ({ synthetic }) => (synthetic ? t('assessment:synthetic') : null),
    },
  ]
}
