import { Decisions, useT } from '#kit/ui/console/index.ts'
import type { PlannedDate } from '../../contract.ts'
import { rangeWords } from './words.ts'

type Props<Key extends string | number> = {
  conflicts: readonly (Pick<PlannedDate, 'start' | 'end' | 'why' | 'params' | 'alternatives'> & {
    key: Key
  })[]
  /** What else may become of a date than one of its alternatives; `bare` only where something to lend is short. */
  otherwise: { value: string; label: string }[]
  /** For each date the index of an alternative, or one of `otherwise`. */
  choices: Readonly<Record<Key, string>>
  choose: (key: Key, value: string) => void
}

/** Each date that cannot be as asked: what is free instead, or what else becomes of it. */
export function Conflicts<Key extends string | number>({
  conflicts,
  otherwise,
  choices,
  choose,
}: Props<Key>) {
  const t = useT()
  return (
    <Decisions
      placeholder={t('booking:season.decide')}
      choices={choices}
      choose={choose}
      open={conflicts.map((conflict) => ({
        key: conflict.key,
        label: t('booking:console.carryAt', {
          where: rangeWords(t, conflict),
          what: t.byKey(`booking:errors.${conflict.why}`, conflict.params),
        }),
        options: [
          ...conflict.alternatives.map((spot, index) => ({
            value: String(index),
            label: t('booking:season.instead', { space: spot.name, when: rangeWords(t, spot) }),
          })),
          ...otherwise.filter(({ value }) => value !== 'bare' || conflict.why === 'resource-short'),
        ],
      }))}
    />
  )
}
