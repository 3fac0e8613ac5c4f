import { Button, Select, Space } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import {
  DayPicker,
  Decisions,
  DisabledWithReason,
  Empty,
  type OpenDecision,
  ProblemAlert,
  useMay,
  useT,
} from '#kit/ui/console/index.ts'
import { keepers, type Season, type SeasonConflict, settleConflictsRoute } from '../../contract.ts'
import { hallWords } from '../words.ts'
import { ConflictTable } from './conflict-table.tsx'
import { conflictWords, halfHours, instantAt, isoDay, isoTime, rangeWords } from './words.ts'

type Props = { season: Season; expected: boolean; conflicts: readonly SeasonConflict[] }
type Settle =
  | { placementId: string; date: string; skip: true }
  | { placementId: string; date: string; spaceId: string; start: string; end: string }
type Other = { spaceId: string; date: string; from: string; until: string }
const [SKIP, OTHER] = ['skip', 'other'] as const
const keyOf = ({ placementId, date }: SeasonConflict) => `${placementId} ${date}`

/** The dates that something else holds: before publication told, afterwards decided one by one, and what was decided. */
export function Conflicts({ season, expected, conflicts }: Props) {
  const t = useT()
  const open = conflicts.filter(({ become }) => become === null)
  const settled = conflicts.filter(({ become }) => become !== null)
  if (conflicts.length === 0)
    return (
      <Empty
        title={t('seasons:console.conflictsNone')}
        next={t(expected ? 'seasons:console.conflictsNoneYet' : 'seasons:console.conflictsNoneNext')}
      />
    )
  if (expected)
    return (
      <>
        <h2>{t('seasons:console.conflictsExpected')}</h2>
        <p className="soft">{t('seasons:console.conflictsExpectedNext')}</p>
        <ConflictTable conflicts={conflicts} />
      </>
    )
  return (
    <div className="season-page">
      {open.length > 0 && <Open season={season} conflicts={open} />}
      {settled.length > 0 && (
        <section>
          <h2>{t('seasons:console.conflictsSettled')}</h2>
          <ConflictTable conflicts={settled} />
        </section>
      )}
    </div>
  )
}

/** What waits for a decision; some may be decided now, and the rest later. */
function Open({ season, conflicts }: { season: Season; conflicts: readonly SeasonConflict[] }) {
  const t = useT()
  const may = useMay(keepers)
  const [choices, setChoices] = useState<Record<string, string>>({})
  const [others, setOthers] = useState<Record<string, Other>>({})
  const settle = useAct(settleConflictsRoute, {
    says: t('seasons:console.settled'),
    done: () => setChoices({}),
  })
  const otherOf = (one: SeasonConflict): Other =>
    others[keyOf(one)] ?? {
      spaceId: season.places.find(({ palaceId }) => palaceId === one.palaceId)?.spaceId ?? '',
      date: isoDay(one.start),
      from: isoTime(one.start),
      until: isoTime(one.end),
    }
  const decided = conflicts.flatMap((one): Settle[] => {
    const { placementId, date } = one
    const choice = choices[keyOf(one)]
    if (choice === undefined) return []
    if (choice === SKIP) return [{ placementId, date, skip: true }]
    if (choice === OTHER) {
      const to = otherOf(one)
      const at = (time: string) => instantAt(to.date, time)
      return [{ placementId, date, spaceId: to.spaceId, start: at(to.from), end: at(to.until) }]
    }
    const { spaceId, start, end } = one.alternatives[Number(choice)]!
    return [{ placementId, date, spaceId, start, end }]
  })
  const decisions = conflicts.map((one): OpenDecision<string> => ({
    key: keyOf(one),
    label: conflictWords(t, one),
    options: [
      ...one.alternatives.map((spot, n) => ({
        value: String(n),
        label:
          spot.start === one.start && spot.name === one.space
            ? t('seasons:console.asPlanned')
            : t('seasons:console.instead', { when: rangeWords(t, spot), space: spot.name }),
      })),
      { value: OTHER, label: t('seasons:console.otherSpot') },
      { value: SKIP, label: t('seasons:console.skipDate') },
    ],
    more: choices[keyOf(one)] === OTHER && (
      <OtherSpot
        season={season}
        palaceId={one.palaceId}
        value={otherOf(one)}
        change={(to) => setOthers((now) => ({ ...now, [keyOf(one)]: to }))}
      />
    ),
  }))
  const rest = conflicts.filter((one) => choices[keyOf(one)] === undefined)
  return (
    <section className="card">
      <h2>{t('seasons:console.conflictsOpen', { count: conflicts.length })}</h2>
      <p className="soft">{t('seasons:console.conflictsLead')}</p>
      <ProblemAlert problem={settle.error} />
      <Decisions
        open={decisions}
        placeholder={t('seasons:console.decide')}
        choices={choices}
        choose={(key, value) => setChoices((now) => ({ ...now, [key]: value }))}
      />
      <DisabledWithReason reason={may ? null : t('seasons:console.why.role')}>
        <Space wrap>
          <Button
            type="primary"
            disabled={!may || decided.length === 0}
            loading={settle.isPending}
            onClick={() =>
              settle.mutate({
                params: { palaceId: season.palaceId, seasonId: season.id },
                json: { choices: decided },
              })
            }
          >
            {t('seasons:console.settle', { count: decided.length })}
          </Button>
          <Button
            disabled={!may || rest.length === 0}
            onClick={() =>
              setChoices((now) => ({ ...now, ...Object.fromEntries(rest.map((one) => [keyOf(one), SKIP])) }))
            }
          >
            {t('seasons:console.skipRest')}
          </Button>
        </Space>
      </DisabledWithReason>
    </section>
  )
}

type OtherProps = { season: Season; palaceId: string; value: Other; change: (to: Other) => void }

/** A hall of the same palace, a day and a time of one's own choice. */
function OtherSpot({ season, palaceId, value, change }: OtherProps) {
  const t = useT()
  const times = halfHours.map((time) => ({ value: time, label: time }))
  return (
    <div className="season-wish">
      <Select
        aria-label={t('seasons:console.where')}
        value={value.spaceId}
        onChange={(spaceId: string) => change({ ...value, spaceId })}
        options={season.places
          .filter((hall) => hall.palaceId === palaceId)
          .map((hall) => ({ value: hall.spaceId, label: hallWords(t, hall) }))}
      />
      <DayPicker
        aria-label={t('seasons:console.day')}
        value={value.date}
        onChange={(date) => change({ ...value, date })}
      />
      {(['from', 'until'] as const).map((end) => (
        <Select
          key={end}
          showSearch
          aria-label={t(`seasons:console.${end === 'from' ? 'start' : 'end'}`)}
          value={value[end]}
          onChange={(time: string) => change({ ...value, [end]: time })}
          options={times}
        />
      ))}
    </div>
  )
}
