import { useCall } from '#kit/ui/console/client.ts'
import { DataTable, Empty, StateTag, useT, type Column } from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { offersRoute, type OfferLine } from '../../../contract.ts'
import { countdownWords, stateTone, whenWords } from '../words.ts'

const AGAIN = 20_000

/** The waitlist in its order: who was offered a place when, until when it is held, and how it ended. */
export function Waitlist({ palaceId, sessionId }: { palaceId: string; sessionId: string }) {
  const t = useT()
  const { data, error, isPending, refetch } = useCall(
    offersRoute,
    { params: { palaceId, sessionId } },
    { every: AGAIN },
  )
  return (
    <DataTable<OfferLine>
      personal
      label={t('enrolment:console.tab.waitlist')}
      rows={data?.lines}
      rowKey={({ waitlistNo }) => String(waitlistNo)}
      columns={columnsIn(t)}
      loading={isPending}
      problem={error}
      retry={refetch}
      empty={
        <Empty title={t('enrolment:console.nobodyWaits')} next={t('enrolment:console.nobodyWaitsNext')} />
      }
    />
  )
}

const columnsIn = (t: Translator): Column<OfferLine>[] => [
  {
    key: 'no',
    title: t('enrolment:console.field.waitlistNo'),
    value: ({ waitlistNo }) => waitlistNo,
    number: true,
    sort: true,
  },
  { key: 'name', title: t('enrolment:console.field.name'), value: ({ nameMasked }) => nameMasked },
  {
    key: 'enrolledAt',
    title: t('enrolment:console.field.enrolledAt'),
    value: ({ enrolledAt }) => enrolledAt,
    show: ({ enrolledAt }) => whenWords(t, enrolledAt),
    sort: true,
  },
  {
    key: 'state',
    title: t('enrolment:console.field.state'),
    value: ({ state }) => t(`enrolment:console.state.${state}`),
    show: ({ state }) => <StateTag tone={stateTone[state]}>{t(`enrolment:console.state.${state}`)}</StateTag>,
  },
  {
    key: 'offeredAt',
    title: t('enrolment:console.field.offeredAt'),
    value: ({ offeredAt }) => offeredAt,
    show: ({ offeredAt }) => (offeredAt ? whenWords(t, offeredAt) : '—'),
  },
  {
    key: 'until',
    title: t('enrolment:console.field.heldUntil'),
    value: ({ offerExpiresAt }) => offerExpiresAt,
    show: ({ state, offerExpiresAt }) =>
      offerExpiresAt
        ? `${whenWords(t, offerExpiresAt)}${state === 'offered' ? ` · ${countdownWords(t, offerExpiresAt)}` : ''}`
        : '—',
  },
  {
    key: 'settledAt',
    title: t('enrolment:console.field.settledAt'),
    value: ({ settledAt }) => settledAt,
    show: ({ settledAt }) => (settledAt ? whenWords(t, settledAt) : '—'),
  },
]
