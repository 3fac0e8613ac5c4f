import { Button, Drawer, Skeleton } from 'antd'
import { formatFen } from '#kit/money/index.ts'
import { PriceTag, ScreenLink, StateTag, useT } from '#kit/ui/console/index.ts'
import type { BookingLine, CalendarUse, SpaceCalendar } from '../../contract.ts'
import { EntryCodeButton } from './entry-code.tsx'
import { Loans } from './loans.tsx'
import { MoveForm } from './move-form.tsx'
import { Steps } from './steps.tsx'
import { rangeWords, stateTone } from './words.ts'

type Props = {
  palaceId: string
  use: CalendarUse
  calendar: SpaceCalendar | undefined
  openSeries: (seriesId: string, no: number) => void
  close: () => void
}

/** One use of a space: who (masked), how many, what it costs, and what may be done. */
export function UseDrawer({ palaceId, use, calendar, openSeries, close }: Props) {
  const t = useT()
  const line = calendar?.bookings.find(({ id }) => id === use.sourceId)
  const space = calendar?.spaces.find(({ id }) => id === use.spaceId)?.name ?? t('booking:console.wholeHouse')
  const title = [t(`booking:useKind.${use.kind}`), use.title || line?.nameMasked].filter(Boolean).join(' · ')
  return (
    <Drawer open title={title} onClose={close} size={440}>
      {!calendar && <Skeleton active />}
      <dl className="booking-facts">
        <dt>{t('booking:console.when')}</dt>
        <dd>{rangeWords(t, use)}</dd>
        <dt>{t('booking:console.space')}</dt>
        <dd>{space}</dd>
        {line && <Facts line={line} />}
      </dl>
      {use.kind === 'session' && (
        <ScreenLink to={`/sessions/${palaceId}/${use.sourceId}`}>{t('booking:console.session')}</ScreenLink>
      )}
      {line && (
        <Steps
          palaceId={palaceId}
          line={line}
          only={
            line.kind !== 'booking'
              ? ['cancel']
              : line.state === 'requested'
                ? ['approve', 'refuse', 'cancel']
                : ['checkIn', 'undoCheckIn', 'cancel']
          }
          done={close}
        />
      )}
      {line?.seriesId && (
        <Button onClick={() => openSeries(line.seriesId!, line.seriesNo!)}>
          {t('booking:season.open', { no: line.seriesNo ?? 0 })}
        </Button>
      )}
      {line?.hasEntryCode && <EntryCodeButton key={line.id} palaceId={palaceId} line={line} />}
      {line?.kind === 'booking' && (
        <Loans
          key={`${line.id}-loans`}
          palaceId={palaceId}
          line={line}
          kind={calendar?.spaces.find(({ id }) => id === line.spaceId)?.kind}
        />
      )}
      {line && calendar && <MoveForm palaceId={palaceId} line={line} calendar={calendar} close={close} />}
    </Drawer>
  )
}

function Facts({ line }: { line: BookingLine }) {
  const t = useT()
  const facts: [string, React.ReactNode][] = [
    [
      t('booking:console.state'),
      <StateTag key="state" tone={stateTone[line.state]}>
        {t(`booking:copyState.${line.state}`)}
      </StateTag>,
    ],
    [t('booking:console.guestOrHolder'), line.nameMasked],
    [t('booking:console.phone'), line.phoneMasked],
    [t('booking:console.people'), line.kind === 'booking' ? line.people : null],
    [
      t('booking:console.price'),
      <PriceTag
        key="price"
        priceClass={line.priceClass}
        {...(line.priceFen > 0 ? { amount: formatFen(line.priceFen, t.locale) } : {})}
      />,
    ],
    [t('booking:console.grounds'), line.grounds || null],
    [t('booking:console.reason'), line.reason],
  ]
  return facts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => (
      <div key={name} style={{ display: 'contents' }}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))
}
