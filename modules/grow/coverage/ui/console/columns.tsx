import type { Translator } from '#kit/i18n/index.ts'
import { StateTag, type Column, type Tone } from '#kit/ui/console/index.ts'
import { planActions, states, type CoverageDivision, type Risk, type State } from '../../contract.ts'
import { reasonWords, stateWords } from '../words.ts'

export const tones: Readonly<Record<State, Tone>> = {
  covered: 'free',
  shared: 'free',
  underWay: 'kind',
  planned: 'cost',
  nothing: 'draw',
  notRequired: 'plain',
}

export const riskWords = (t: Translator, risk: Risk | null): string | null =>
  risk && risk.reasons.map((reason) => reasonWords(t, reason)).join(t('coverage:page.and'))

const inYear = ({ years }: CoverageDivision, year: number) =>
  years.find((one) => one.year === year) ?? years.at(-1)!

/** One division a row, as it stands in a year; with another year beside it when two are compared. */
export function divisionColumns(
  t: Translator,
  year: number,
  other: number | null,
): Column<CoverageDivision>[] {
  const stateColumn = (key: string, of: number): Column<CoverageDivision> => ({
    key,
    title: t('coverage:console.stateIn', { year: of }),
    value: (row) => stateWords(t, inYear(row, of)),
    show: (row) => <StateTag tone={tones[inYear(row, of).state]}>{stateWords(t, inYear(row, of))}</StateTag>,
    filter: states.map((state) => ({ value: state, label: t(`coverage:state.${state}`) })),
    filterValue: (row) => inYear(row, of).state,
    sort: true,
  })
  return [
    { key: 'name', title: t('coverage:page.division'), value: ({ name }) => name, sort: true },
    {
      key: 'prefecture',
      title: t('coverage:page.prefecture'),
      value: ({ prefectureName }) => prefectureName,
      sort: true,
    },
    stateColumn('state', year),
    ...(other === null
      ? []
      : [
          stateColumn('other', other),
          {
            key: 'changed',
            title: t('coverage:console.changed'),
            value: (row: CoverageDivision) =>
              t(inYear(row, year).state === inYear(row, other).state ? 'coverage:no' : 'coverage:yes'),
            filter: (['yes', 'no'] as const).map((word) => ({
              value: t(`coverage:${word}`),
              label: t(`coverage:${word}`),
            })),
          },
        ]),
    {
      key: 'rests',
      title: t('coverage:page.rests'),
      value: (row) => t(`coverage:basis.${inYear(row, year).basis.kind}`),
    },
    {
      key: 'required',
      title: t('coverage:file.required'),
      value: ({ required }) => t(required ? 'coverage:yes' : 'coverage:no'),
      filter: (['yes', 'no'] as const).map((word) => ({
        value: t(`coverage:${word}`),
        label: t(`coverage:${word}`),
      })),
    },
    {
      key: 'year',
      title: t('coverage:file.plannedYear'),
      value: ({ planned }) => planned?.year,
      number: true,
      sort: true,
    },
    {
      key: 'action',
      title: t('coverage:project.kind'),
      value: ({ planned }) => planned && t(`coverage:action.${planned.action}`),
      filter: planActions.map((action) => ({ value: action, label: t(`coverage:action.${action}`) })),
      filterValue: ({ planned }) => planned?.action ?? '',
    },
    {
      key: 'risk',
      title: t('coverage:page.attention'),
      value: ({ risk }) => riskWords(t, risk),
      filter: (['high', 'watch'] as const).map((level) => ({
        value: level,
        label: t(`coverage:risk.${level}`),
      })),
      filterValue: ({ risk }) => risk?.level ?? '',
    },
    {
      key: 'workers',
      title: t('coverage:file.workers'),
      value: ({ workers }) => workers,
      number: true,
      sort: true,
    },
    {
      key: 'note',
      title: t('coverage:file.note'),
      value: ({ synthetic }) => (synthetic ? t('coverage:page.demo') : null),
    },
  ]
}
