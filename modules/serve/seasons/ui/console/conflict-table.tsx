import { type Column, DataTable, Empty, StateTag, useT } from '#kit/ui/console/index.ts'
import type { SeasonConflict } from '../../contract.ts'
import { dateWords } from '../words.ts'
import { holdsWords, isoTime, rangeWords } from './words.ts'

/** Dates in conflict as a table: what was planned, what is there, and what was decided. */
export function ConflictTable({ conflicts }: { conflicts: readonly SeasonConflict[] }) {
  const t = useT()
  const becameOf = ({ become, movedTo }: SeasonConflict) =>
    movedTo
      ? t('seasons:console.movedState', { when: rangeWords(t, movedTo), space: movedTo.name })
      : t(become === 'skipped' ? 'seasons:console.skippedState' : 'seasons:console.openState')
  const decided = conflicts.some(({ become }) => become !== null)
  const columns: Column<SeasonConflict>[] = [
    {
      key: 'date',
      title: t('seasons:console.date'),
      value: ({ date }) => date,
      show: ({ date }) => dateWords(t, date),
      sort: true,
    },
    {
      key: 'who',
      title: t('seasons:console.organisation'),
      value: ({ no, organisation }) => t('seasons:loser', { no, organisation }),
    },
    {
      key: 'planned',
      title: t('seasons:console.planned'),
      value: ({ start, end, space }) => `${isoTime(start)}–${isoTime(end)} ${space}`,
    },
    decided
      ? {
          key: 'became',
          title: t('seasons:console.became'),
          value: becameOf,
          show: (one) => (
            <StateTag tone={one.become === 'moved' ? 'free' : 'plain'}>{becameOf(one)}</StateTag>
          ),
        }
      : { key: 'holds', title: t('seasons:console.inTheWay'), value: (one) => holdsWords(t, one) },
  ]
  return (
    <DataTable<SeasonConflict>
      label={t('seasons:console.tabConflicts')}
      table="conflicts"
      rows={conflicts}
      columns={columns}
      rowKey={({ placementId, date }) => `${placementId} ${date}`}
      empty={
        <Empty title={t('seasons:console.conflictsNone')} next={t('seasons:console.conflictsNoneNext')} />
      }
    />
  )
}
