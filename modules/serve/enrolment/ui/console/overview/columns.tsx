import type { Translator } from '#kit/i18n/index.ts'
import { StateTag, type Column } from '#kit/ui/console/index.ts'
import type { PalaceLine, SessionLine } from '../../../contract.ts'
import { shareWords, whenWords } from '../words.ts'

type Line = Omit<SessionLine, 'sessionId' | 'title' | 'start' | 'spaceName' | 'calledOff'>

/** A share in whole percent, so that a table sorts it; nothing when there is nothing to divide by. */
const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((100 * part) / whole))

const figureColumns = <Row extends Line>(t: Translator): Column<Row>[] => [
  {
    key: 'enrolled',
    title: t('enrolment:console.figure.enrolled'),
    value: ({ enrolled }) => enrolled,
    number: true,
    sort: true,
  },
  {
    key: 'places',
    title: t('enrolment:console.figure.places'),
    value: ({ places }) => places,
    number: true,
    sort: true,
  },
  {
    key: 'waitlisted',
    title: t('enrolment:console.figure.waitlisted'),
    value: ({ waitlisted }) => waitlisted,
    number: true,
    sort: true,
  },
  {
    key: 'attended',
    title: t('enrolment:console.figure.came'),
    value: ({ attended }) => attended,
    number: true,
    sort: true,
  },
  {
    key: 'walkIns',
    title: t('enrolment:console.walkIn'),
    value: ({ walkIns }) => walkIns,
    number: true,
    sort: true,
  },
  {
    key: 'noShows',
    title: t('enrolment:console.figure.noShowShare'),
    value: ({ noShows, attended }) => percent(noShows, noShows + attended),
    show: ({ noShows, attended }) => shareWords(noShows, noShows + attended),
    number: true,
    sort: true,
  },
  {
    key: 'satisfied',
    title: t('enrolment:console.figure.satisfiedShare'),
    value: ({ satisfied, ratings }) => percent(satisfied, ratings),
    show: ({ satisfied, ratings }) => shareWords(satisfied, ratings),
    number: true,
    sort: true,
  },
]

export const sessionColumns = (t: Translator): Column<SessionLine>[] => [
  { key: 'title', title: t('enrolment:console.overview.session'), value: ({ title }) => title, sort: true },
  {
    key: 'start',
    title: t('enrolment:console.overview.when'),
    value: ({ start }) => start,
    show: ({ start }) => whenWords(t, start),
    sort: true,
  },
  {
    key: 'space',
    title: t('enrolment:console.overview.space'),
    value: ({ spaceName }) => spaceName,
    sort: true,
  },
  {
    key: 'state',
    title: t('enrolment:console.field.state'),
    value: ({ calledOff }) => t(`enrolment:console.overview.${calledOff ? 'calledOff' : 'held'}`),
    show: ({ calledOff }) =>
      calledOff ? (
        <StateTag tone="draw">{t('enrolment:console.overview.calledOff')}</StateTag>
      ) : (
        t('enrolment:console.overview.held')
      ),
    filter: (['held', 'calledOff'] as const).map((value) => ({
      value,
      label: t(`enrolment:console.overview.${value}`),
    })),
    filterValue: ({ calledOff }) => (calledOff ? 'calledOff' : 'held'),
  },
  ...figureColumns<SessionLine>(t),
]

export const palaceColumns = (t: Translator): Column<PalaceLine>[] => [
  { key: 'name', title: t('enrolment:console.overview.palace'), value: ({ name }) => name, sort: true },
  {
    key: 'code',
    title: t('enrolment:console.overview.code'),
    value: ({ divisionCode }) => divisionCode,
    sort: true,
  },
  {
    key: 'sessions',
    title: t('enrolment:console.overview.sessions'),
    value: ({ sessions }) => sessions,
    number: true,
    sort: true,
  },
  ...figureColumns<PalaceLine>(t),
]
