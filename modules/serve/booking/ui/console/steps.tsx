import { Button } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, useT } from '#kit/ui/console/index.ts'
import {
  approveBookingRoute,
  type BookingLine,
  callOffBookingRoute,
  checkInBookingRoute,
  refuseBookingRoute,
  type Step,
  undoCheckInBookingRoute,
} from '../../contract.ts'

type Props = { palaceId: string; line: BookingLine; only: readonly Step[]; done?: () => void }

/** What may be done with a booking; what may not says why. */
export function Steps({ palaceId, line, only, done = () => undefined }: Props) {
  const t = useT()
  const params = { palaceId, bookingId: line.id }
  const approve = useAct(approveBookingRoute, { says: t('booking:console.approved'), done })
  const refuse = useAct(refuseBookingRoute, { says: t('booking:console.refused'), done })
  const callOff = useAct(callOffBookingRoute, { says: t('booking:console.cancelled'), done })
  const checkIn = useAct(checkInBookingRoute, { says: t('booking:console.checkedIn'), done })
  const undo = useAct(undoCheckInBookingRoute, { says: t('booking:console.undone'), done })
  const why = (step: Step) => {
    const reason = line.steps[step]
    return reason ? t(`booking:why.${reason}`) : null
  }
  // The pair that undoes each other shows the one that applies.
  const came = line.state === 'attended'
  const shown = only.filter((step) => step !== (came ? 'checkIn' : 'undoCheckIn'))
  const plain = { approve, checkIn, undoCheckIn: undo }
  return (
    <div className="booking-steps">
      {shown.map((step) => {
        const label = t(`booking:console.${step}`)
        if (step === 'refuse' || step === 'cancel') {
          const act = step === 'refuse' ? refuse : callOff
          if (why(step))
            return (
              <DisabledWithReason key={step} reason={why(step)}>
                <Button>{label}</Button>
              </DisabledWithReason>
            )
          return (
            <Confirm
              key={step}
              label={label}
              title={t(`booking:console.${step}Title`)}
              consequence={t(`booking:console.${step}Then`)}
              act={label}
              askReason
              onConfirm={(reason) => act.mutateAsync({ params, json: { reason } })}
            />
          )
        }
        if (step === 'move') return null
        return (
          <DisabledWithReason key={step} reason={why(step)}>
            <Button
              {...(step === 'undoCheckIn' ? {} : { type: 'primary' as const })}
              loading={plain[step].isPending}
              onClick={() => plain[step].mutate({ params })}
            >
              {label}
            </Button>
          </DisabledWithReason>
        )
      })}
    </div>
  )
}
