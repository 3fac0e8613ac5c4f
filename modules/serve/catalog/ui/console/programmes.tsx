import { Button } from 'antd'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import {
  DataTable,
  Empty,
  PageHeader,
  PriceTag,
  ScreenLink,
  StateTag,
  useGo,
  useMay,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { kinds, listProgrammesRoute, priceClasses, statuses, type Programme } from '../../contract.ts'
import { OfPalace } from './choose-palace.tsx'
import { amountWords, statusTone, whenWords } from './words.ts'

/** Everything that a palace offers, with what each waits for. */
export default function ProgrammesScreen() {
  const t = useT()
  const scope = useScope()
  const go = useGo()
  const may = useMay(['programmer', 'hallManager', 'director'])
  return (
    <>
      <PageHeader
        title={t('catalog:console.programmes')}
        sub={scope.name}
        actions={
          scope.palaceId && (
            <>
              <Button onClick={() => go('/timetable')}>{t('catalog:console.timetable')}</Button>
              {may && <Button onClick={() => go('/season')}>{t('catalog:season.screen.title')}</Button>}
              {may && <Button onClick={() => go('/copy-season')}>{t('catalog:console.copySeason')}</Button>}
              {may && (
                <Button type="primary" onClick={() => go('/programmes/new')}>
                  {t('catalog:console.newProgramme')}
                </Button>
              )}
            </>
          )
        }
      />
      <OfPalace>{(palaceId) => <ProgrammeTable key={palaceId} palaceId={palaceId} />}</OfPalace>
    </>
  )
}

function ProgrammeTable({ palaceId }: { palaceId: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(listProgrammesRoute, { params: { palaceId } })
  return (
    <DataTable<Programme>
      label={t('catalog:console.programmes')}
      rows={data?.programmes}
      columns={columnsIn(t)}
      rowKey={({ id }) => id}
      rowTo={({ id }) => `/programmes/${id}`}
      loading={isPending}
      problem={error}
      retry={refetch}
      empty={
        <Empty
          title={t('catalog:console.noProgrammes')}
          next={t('catalog:console.noProgrammesNext')}
          action={<ScreenLink to="/programmes/new">{t('catalog:console.newProgramme')}</ScreenLink>}
        />
      }
    />
  )
}

const columnsIn = (t: Translator): Column<Programme>[] => [
  { key: 'title', title: t('catalog:field.title'), value: ({ title }) => title, sort: true },
  {
    key: 'status',
    title: t('catalog:field.status'),
    value: ({ status }) => t(`catalog:status.${status}`),
    show: ({ status }) => <StateTag tone={statusTone[status]}>{t(`catalog:status.${status}`)}</StateTag>,
    filter: statuses.map((value) => ({ value, label: t(`catalog:status.${value}`) })),
    filterValue: ({ status }) => status,
  },
  {
    key: 'kind',
    title: t('catalog:field.kind'),
    value: ({ kind }) => t(`catalog:kind.${kind}`),
    show: ({ kind }) => <StateTag tone="kind">{t(`catalog:kind.${kind}`)}</StateTag>,
    filter: kinds.map((value) => ({ value, label: t(`catalog:kind.${value}`) })),
    filterValue: ({ kind }) => kind,
  },
  {
    key: 'price',
    title: t('catalog:field.price'),
    value: ({ priceClass, priceFen }) =>
      `${t(`ui:price.${priceClass}`)} ${priceFen > 0 ? amountWords(t, priceFen) : ''}`.trim(),
    show: ({ priceClass, priceFen }) => (
      <PriceTag priceClass={priceClass} amount={priceFen > 0 ? amountWords(t, priceFen) : undefined} />
    ),
    filter: priceClasses.map((value) => ({ value, label: t(`ui:price.${value}`) })),
    filterValue: ({ priceClass }) => priceClass,
  },
  { key: 'teacher', title: t('catalog:field.teacher'), value: ({ teacherName }) => teacherName },
  {
    key: 'sessions',
    title: t('catalog:field.sessions'),
    value: ({ sessionCount }) => sessionCount,
    number: true,
    sort: true,
  },
  {
    key: 'next',
    title: t('catalog:field.next'),
    value: ({ nextStart }) => nextStart,
    show: ({ nextStart }) => (nextStart ? whenWords(t, nextStart) : '—'),
    sort: true,
  },
]
