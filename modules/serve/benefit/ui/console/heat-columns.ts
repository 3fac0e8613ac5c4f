import type { Translator } from '#kit/i18n/index.ts'
import type { Column } from '#kit/ui/console/index.ts'
import { degreeOf } from '../../rules/emptiest.ts'
import { dayWords, type HeatCell } from './heat-cells.ts'

const hours = (minutes: number) => Math.round(minutes / 6) / 10

/** The heat-map as lines: what a screen reader reads cell by cell, and what Excel gets. */
export const heatColumns = (t: Translator, weekday: number | null): Column<HeatCell>[] => [
  { key: 'space', title: t('benefit:console.space'), value: ({ spaceName }) => spaceName, sort: true },
  { key: 'weekday', title: t('benefit:console.weekday'), value: () => dayWords(t, weekday) },
  {
    key: 'hour',
    title: t('benefit:console.hourTitle'),
    value: ({ hour }) => hour,
    show: ({ hour }) => t('benefit:console.hour', { hour }),
    number: true,
    sort: true,
  },
  {
    key: 'used',
    title: t('benefit:console.used'),
    value: ({ used }) => hours(used),
    number: true,
    sort: true,
  },
  {
    key: 'usable',
    title: t('benefit:console.usable'),
    value: ({ usable }) => hours(usable),
    number: true,
    sort: true,
  },
  {
    key: 'share',
    title: t('benefit:console.usedPercent'),
    value: ({ usedShare }) => Math.round(usedShare * 100),
    number: true,
    sort: true,
  },
  {
    key: 'degree',
    title: t('benefit:console.degree'),
    value: ({ usedShare }) => t(`benefit:degree.${degreeOf(usedShare)}`),
  },
]
