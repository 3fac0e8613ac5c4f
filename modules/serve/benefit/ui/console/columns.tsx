import type { Translator } from '#kit/i18n/index.ts'
import { StateTag, type Column } from '#kit/ui/console/index.ts'
import type { BenefitPart, BenefitStandard, HourClass } from '../../contract.ts'
import { resultWords, standardName, standardValue, standardWords } from '../words.ts'

/** A class as a line of a table of hours or of places; `class` null: what is counted apart. */
export type ClassLine = { name: string; class: HourClass | null; figure: number; share: number | null }

const tenths = (share: number) => Math.round(share * 1000) / 10
const percent = (share: number | null) => (share === null ? null : tenths(share))
const shown = (t: Translator, share: number | null) =>
  share === null ? t('benefit:console.none') : t('benefit:console.percentValue', { value: tenths(share) })
const figure = (t: Translator, value: number) => value.toLocaleString(t.locale)

export const classColumns = (
  t: Translator,
  titles: { figure: string; share: string },
): Column<ClassLine>[] => [
  {
    key: 'class',
    title: t('benefit:page.class'),
    value: ({ name }) => name,
    show: (line) => (
      <>
        <i className={`benefit-dot c-${line.class ?? 'outside'}`} aria-hidden /> {line.name}
      </>
    ),
  },
  {
    key: 'figure',
    title: titles.figure,
    value: (line) => line.figure,
    show: (line) => figure(t, line.figure),
    number: true,
  },
  {
    key: 'share',
    title: titles.share,
    value: ({ share }) => percent(share),
    show: ({ share }) => shown(t, share),
    number: true,
  },
  {
    key: 'bar',
    title: t('benefit:console.bar'),
    value: () => null,
    show: (line) =>
      line.share === null ? null : (
        <svg className="benefit-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
          <rect className={`c-${line.class}`} width={line.share * 100} height="10" />
        </svg>
      ),
    exported: false,
  },
]

export const standardColumns = (t: Translator): Column<BenefitStandard>[] => [
  { key: 'what', title: t('benefit:page.what'), value: ({ key }) => standardName(t, key) },
  {
    key: 'reached',
    title: t('benefit:page.reached'),
    value: ({ key, reached }) => standardValue(t, key, reached),
    number: true,
  },
  { key: 'standard', title: t('benefit:page.standard'), value: (one) => standardWords(t, one), number: true },
  {
    key: 'result',
    title: t('benefit:page.result'),
    value: (one) => resultWords(t, one),
    show: (one) => <StateTag tone={one.met === one.of ? 'free' : 'draw'}>{resultWords(t, one)}</StateTag>,
  },
]

const shares = [
  ['publicShare', 'publicShare'],
  ['publicPlacesShare', 'publicPlaces'],
  ['usedShare', 'usedShare'],
  ['commercialShare', 'commercialShare'],
] as const

export const partColumns = (t: Translator): Column<BenefitPart>[] => [
  { key: 'name', title: t('benefit:console.part'), value: ({ name }) => name, sort: true },
  {
    key: 'houses',
    title: t('benefit:console.houses'),
    value: ({ houses }) => houses,
    number: true,
    sort: true,
  },
  ...shares.map(([share, title]): Column<BenefitPart> => ({
    key: share,
    title: t(`benefit:console.${title}`),
    value: ({ figures }) => percent(figures[share]),
    show: ({ figures }) => shown(t, figures[share]),
    number: true,
    sort: true,
  })),
  {
    key: 'spaceHours',
    title: t('benefit:console.spaceHours'),
    value: ({ figures }) => total(figures.hours),
    show: ({ figures }) => figure(t, total(figures.hours)),
    number: true,
    sort: true,
  },
  {
    key: 'perWeek',
    title: t('benefit:page.perWeek'),
    value: ({ figures }) => figures.hoursPerWeek,
    number: true,
    sort: true,
  },
  {
    key: 'standards',
    title: t('benefit:console.metAll'),
    value: ({ standards }) => standards.filter(({ met, of }) => of > 0 && met === of).length,
    show: ({ standards }) =>
      t('benefit:console.metAllValue', {
        met: standards.filter(({ met, of }) => of > 0 && met === of).length,
        of: standards.length,
      }),
    number: true,
    sort: true,
  },
]

const total = (hours: Record<HourClass, number>) =>
  Math.round(Object.values(hours).reduce((sum, one) => sum + one, 0))
