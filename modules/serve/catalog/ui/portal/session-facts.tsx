import { FactList, usePage, type Fact } from '#kit/ui/portal/index.ts'
import { formatFen } from '#kit/money/index.ts'
import type { SessionDetail } from '../../contract.ts'
import { calendarDate, nameIn, priceTag, rangeOf, rowTimes, sayDistance } from './words.ts'

/** When, where, who may come and whether you may, teacher, price: as pairs of label and words. */
export function SessionFacts({ session }: { session: SessionDetail }) {
  const page = usePage()
  const { t } = page
  const { palace, space, teacherName, teacherNote } = session
  const range = rangeOf(session, page)
  const { duration } = rowTimes(session, page)
  const date = calendarDate(session.start, palace.timeZone, t)
  const meetings = session.meetingCount > 1 && t('catalog:session.meetings', { count: session.meetingCount })
  const accessible = palace.accessibility
    .filter((fact) => fact in accessFacts)
    .map((fact) => t(accessFacts[fact as AccessFact]))
  const facts: (Fact | null)[] = [
    {
      label: t('catalog:fact.when'),
      value: range,
      detail: [meetings || duration, date].join(' · '),
    },
    {
      label: t('catalog:fact.where'),
      value: (
        <>
          <a href={`/palaces/${palace.slug}`}>{nameIn(t, palace)}</a> {space && nameIn(t, space)}
        </>
      ),
      detail: [sayDistance(t, session.distanceMetres), palace.address, ...accessible]
        .filter(Boolean)
        .join(' · '),
    },
    {
      label: t('catalog:fact.who'),
      value: session.whoMayCome.join(t('catalog:sentence.and')),
      detail: session.you && <You you={session.you} />,
    },
    teacherName
      ? { label: t('catalog:fact.teacher'), value: [teacherName, teacherNote].filter(Boolean).join(' · ') }
      : null,
    {
      label: t('catalog:fact.price'),
      value: priceTag(t, session).label,
      detail: <Concessions session={session} />,
    },
  ]
  return <FactList facts={facts.filter((fact) => fact !== null)} />
}

const accessFacts = {
  lift: 'catalog:access.lift',
  ramp: 'catalog:access.ramp',
  accessibleToilet: 'catalog:access.accessibleToilet',
  hearingLoop: 'catalog:access.hearingLoop',
  wheelchairLoan: 'catalog:access.wheelchairLoan',
} as const
type AccessFact = keyof typeof accessFacts

function You({ you }: { you: NonNullable<SessionDetail['you']> }) {
  const { t } = usePage()
  return <>{you.allowed ? t('catalog:you.may') : [t('catalog:you.mayNot'), ...you.reasons].join('')}</>
}

function Concessions({ session: { concessions, you, priceFen } }: { session: SessionDetail }) {
  const { t, locale } = usePage()
  const parts = concessions.map(({ who, priceFen }) =>
    t('catalog:price.concession', {
      who: t(`catalog:concession.${who}`),
      amount: priceFen === 0 ? t('ui:price.free') : formatFen(priceFen, locale),
    }),
  )
  if (you && you.priceFen < priceFen)
    parts.push(
      t('catalog:price.yours', {
        amount: you.priceFen === 0 ? t('ui:price.free') : formatFen(you.priceFen, locale),
      }),
    )
  return parts.length > 0 ? <>{parts.join(' · ')}</> : null
}
