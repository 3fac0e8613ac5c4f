import type { Translator } from '#kit/i18n/index.ts'
import { StateTag, type Column } from '#kit/ui/console/index.ts'
import { departments, projectKinds, stages, statuses, type ProjectLine } from '../../contract.ts'
import { restTone, slipTone, statusTones } from './tones.ts'

const RESTING = ['sleeping', 'awake'] as const
const TIMES = ['late', 'inTime'] as const

/** The columns of the list: who must act, since when, and what is late. */
export const projectColumns = (t: Translator): Column<ProjectLine>[] => [
  {
    key: 'title',
    title: t('projects:field.title'),
    value: ({ title, synthetic }) => (synthetic ? `${title}${t('projects:syntheticMark')}` : title),
    sort: true,
  },
  {
    key: 'status',
    title: t('projects:field.status'),
    value: ({ status }) => t(`projects:status.${status}`),
    show: ({ status }) => <StateTag tone={statusTones[status]}>{t(`projects:status.${status}`)}</StateTag>,
    filter: statuses.map((value) => ({ value, label: t(`projects:status.${value}`) })),
    filterValue: ({ status }) => status,
  },
  {
    key: 'holder',
    title: t('projects:field.department'),
    value: ({ department }) => department && t(`projects:department.${department}`),
    filter: departments.map((value) => ({ value, label: t(`projects:department.${value}`) })),
    filterValue: ({ department }) => department ?? '',
  },
  {
    key: 'rest',
    title: t('projects:field.restDays'),
    value: ({ restDays }) => restDays,
    show: (row) =>
      row.restDays === null ? (
        '—'
      ) : (
        <StateTag tone={restTone(row)}>
          {t(row.sleeping ? 'projects:rest.sleeping' : 'projects:rest.days', { days: row.restDays })}
        </StateTag>
      ),
    number: true,
    sort: true,
    filter: RESTING.map((value) => ({ value, label: t(`projects:rest.filter.${value}`) })),
    filterValue: ({ sleeping }) => (sleeping ? 'sleeping' : 'awake'),
  },
  {
    key: 'step',
    title: t('projects:field.step'),
    value: ({ step, status }) => (status === 'underWay' ? t(`projects:step.${step}`) : null),
  },
  {
    key: 'missing',
    title: t('projects:field.missing'),
    value: ({ missing }) => missing.length,
    number: true,
    sort: true,
  },
  {
    key: 'baseline',
    title: t('projects:field.baselineFinish'),
    value: ({ baselineFinish }) => baselineFinish,
    sort: true,
  },
  {
    key: 'forecast',
    title: t('projects:field.forecastFinish'),
    value: ({ forecastFinish }) => forecastFinish,
    sort: true,
  },
  {
    key: 'slip',
    title: t('projects:field.slipDays'),
    value: ({ slipDays }) => slipDays,
    show: (row) => <StateTag tone={slipTone(row)}>{sayLate(t, row.slipDays)}</StateTag>,
    number: true,
    sort: true,
    filter: TIMES.map((value) => ({ value, label: t(`projects:late.filter.${value}`) })),
    filterValue: ({ slipDays }) => (slipDays > 0 ? 'late' : 'inTime'),
  },
  {
    key: 'division',
    title: t('projects:field.division'),
    value: ({ divisionName }) => divisionName,
    sort: true,
  },
  {
    key: 'kind',
    title: t('projects:field.kind'),
    value: ({ kind }) => t(`projects:kind.${kind}`),
    filter: projectKinds.map((value) => ({ value, label: t(`projects:kind.${value}`) })),
    filterValue: ({ kind }) => kind,
  },
  {
    key: 'stage',
    title: t('projects:field.stage'),
    value: ({ stage }) => t(`projects:stage.${stage}`),
    filter: stages.map((value) => ({ value, label: t(`projects:stage.${value}`) })),
    filterValue: ({ stage }) => stage,
  },
  ...(['planned', 'granted', 'paid'] as const).map((kind): Column<ProjectLine> => ({
    key: kind,
    title: t(`projects:money.wan.${kind}`),
    value: (row) => row[`${kind}Fen`] / 1e6,
    show: (row) => (row[`${kind}Fen`] / 1e6).toLocaleString(t.locale, { maximumFractionDigits: 2 }),
    number: true,
    sort: true,
  })),
  {
    key: 'problems',
    title: t('projects:field.openProblems'),
    value: ({ openProblems }) => openProblems,
    number: true,
    sort: true,
  },
]

/** Late, early or in time, in words. */
export const sayLate = (t: Translator, days: number): string =>
  days > 0
    ? t('projects:late.late', { days })
    : days < 0
      ? t('projects:late.early', { days: -days })
      : t('projects:late.inTime')
