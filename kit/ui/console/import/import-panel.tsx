import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { importTemplateRoute, listImportsRoute, readImportRoute, type Import } from '#kit/imports/contract.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { addressOf, useCall } from '../client.ts'
import { DataTable } from '../data-table/data-table.tsx'
import type { Column } from '../data-table/rows.ts'
import { Empty } from '../empty.tsx'
import { useT } from '../language.ts'
import { ProblemAlert } from '../problem-alert.tsx'
import { StateTag, type Tone } from '../tags.tsx'
import { ImportState } from './import-state.tsx'
import { UploadFile } from './upload-file.tsx'

type PanelProps = { kind: string; divisionCode: string; palaceId: string | null; subjectId?: string }

const tones: Record<Import['state'], Tone> = {
  uploading: 'plain',
  reading: 'kind',
  refused: 'draw',
  checked: 'cost',
  applying: 'kind',
  done: 'free',
  undoing: 'kind',
  undone: 'plain',
}
const moving = new Set<Import['state']>(['uploading', 'reading', 'applying', 'undoing'])

/**
 * Excel in, step by step: template, file, dry run, confirm, undo, and what was imported before. The import looked at
 * stands in the address, so a closed page is found again.
 */
export function ImportPanel({ kind, divisionCode, palaceId, subjectId }: PanelProps) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const chosen = query.get('import')
  const place = {
    division: divisionCode,
    ...(palaceId ? { palace: palaceId } : {}),
    ...(subjectId ? { subject: subjectId } : {}),
  }
  const open = (id: string | null) =>
    setQuery((now) => {
      const next = new URLSearchParams(now)
      if (id) next.set('import', id)
      else next.delete('import')
      return next
    })
  const history = useCall(listImportsRoute, { query: { kind, ...place } }, { every: 2_000 })
  return (
    <>
      {chosen ? (
        <OneImport importId={chosen} leave={() => open(null)} />
      ) : (
        <section className="card import-step">
          <p>{t('imports:screen.lead')}</p>
          <div className="table-tools">
            <UploadFile kind={kind} place={place} done={open} />
            <a href={addressOf(importTemplateRoute.path, { params: { kind } })} download>
              {t('imports:screen.template')}
            </a>
          </div>
        </section>
      )}
      <section className="card">
        <h2>{t('imports:screen.history')}</h2>
        <DataTable<Import>
          personal
          table="imports"
          label={t('imports:screen.history')}
          rows={history.data?.imports}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `?import=${id}`}
          searchable={false}
          loading={history.isPending}
          problem={history.error}
          columns={columnsIn(t)}
          empty={<Empty title={t('imports:screen.historyEmpty')} next={t('imports:screen.historyNext')} />}
        />
      </section>
    </>
  )
}

const columnsIn = (t: Translator): Column<Import>[] => [
  { key: 'file', title: t('imports:screen.file'), value: ({ fileName }) => fileName },
  {
    key: 'state',
    title: t('imports:screen.state'),
    value: ({ state }) => t(`imports:screen.states.${state}`),
    show: ({ state }) => <StateTag tone={tones[state]}>{t(`imports:screen.states.${state}`)}</StateTag>,
  },
  ...(['added', 'changed', 'unchanged', 'ended', 'wrong'] as const).map((count) => ({
    key: count,
    title: t(`imports:screen.${count}`),
    value: ({ counts }: Import) => counts[count],
    number: true,
  })),
  { key: 'by', title: t('imports:screen.who'), value: ({ by }) => by },
  { key: 'at', title: t('imports:screen.when'), value: ({ at }) => whenIn(at) },
]

const whenIn = (at: string) =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

function OneImport({ importId, leave }: { importId: string; leave: () => void }) {
  const [left, setLeft] = useState(false)
  const { data, error } = useCall(
    readImportRoute,
    { params: { importId } },
    { every: 1_000, enabled: !left }, // nobody asks any more how an import stands that is given up
  )
  return (
    <section className="card import-step" aria-live="polite">
      <ProblemAlert problem={error} />
      {data && (
        <ImportState
          one={data}
          moving={moving.has(data.state)}
          leave={leave}
          stopAsking={() => setLeft(true)}
        />
      )}
    </section>
  )
}
