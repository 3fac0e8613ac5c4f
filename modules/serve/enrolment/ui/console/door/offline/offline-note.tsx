import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { MessageKey } from '#kit/i18n/index.ts'
import { useT } from '#kit/ui/console/index.ts'
import { listWords, timeWords } from '../../words.ts'
import type { DoorDevice, DoorState, Merged } from './door-device.ts'
import { onNewerShell } from './keep-shell.ts'

type Props = { device: DoorDevice; state: DoorState; numbersOld: boolean }

/** Whether there is a network, what is still to be told, and what became of what was told. */
export function OfflineNote({ device, state, numbersOld }: Props) {
  const t = useT()
  const untold = state.acts.filter(({ told }) => !told).length
  const list = device.list()
  return (
    <>
      {!state.reachable && list && (
        <div className="door-note" role="status">
          <strong>{t('enrolment:console.door.withoutNetwork')}</strong>{' '}
          {untold > 0 && t('enrolment:console.door.untold', { count: untold })}
          <span className="since">
            {t('enrolment:console.door.syncedAt', { time: timeWords(t, list.syncedAt) })}
          </span>
        </div>
      )}
      {!state.reachable && !list && (
        <p className="door-note" role="status">
          {t(state.keeps ? 'enrolment:console.door.noList' : 'enrolment:console.door.keepsNothing')}
        </p>
      )}
      {state.reachable && (untold > 0 || numbersOld) && (
        <p className="door-note" role="status">
          {untold > 0
            ? t('enrolment:console.door.telling', { count: untold })
            : t('enrolment:console.door.offline')}
        </p>
      )}
      {state.dismissed && (
        <div className="door-card trouble" role="alert">
          <strong>{t('enrolment:console.door.dismissed')}</strong>
          {state.dismissed.map(({ id, nameMasked, at }) => (
            <span key={id}>
              {timeWords(t, at)} {nameMasked}
            </span>
          ))}
          <Button size="large" onClick={device.seen}>
            {t('enrolment:console.door.seen')}
          </Button>
        </div>
      )}
      {state.merged.length > 0 && <MergedCard merged={state.merged} seen={device.seen} />}
      <NewerShell untold={untold} reachable={state.reachable} />
    </>
  )
}

/** What nobody has to do anything about. */
const quiet: readonly Merged['outcome'][] = ['entered', 'seated', 'undid', 'takenBack']

/** What became of what this device did: the plain ones counted, the others one by one, each with what to do. */
function MergedCard({ merged, seen }: { merged: readonly Merged[]; seen: () => void }) {
  const t = useT()
  const noted = merged.filter(({ outcome }) => !quiet.includes(outcome))
  const plain = merged.length - noted.length
  const isTrouble = noted.some(({ outcome }) => outcome !== 'already')
  return (
    <section
      className={`door-card merged ${isTrouble ? 'trouble' : 'entered'}`}
      role="status"
      aria-label={t('enrolment:console.door.merged', { count: merged.length })}
    >
      <strong>{t('enrolment:console.door.merged', { count: merged.length })}</strong>
      {plain > 0 && <span>{t('enrolment:console.door.mergedPlain', { count: plain })}</span>}
      {[...Map.groupBy(noted, ({ outcome }) => outcome)].map(([outcome, acts]) => (
        <p key={outcome}>
          <b>
            {listWords(
              t,
              acts.map(({ nameMasked, since, at }) => `${nameMasked} ${timeWords(t, since ?? at)}`),
            )}
          </b>{' '}
          {t(`enrolment:console.door.outcome.${outcome}` as MessageKey)}
        </p>
      ))}
      <Button size="large" onClick={seen}>
        {t('enrolment:console.door.seen')}
      </Button>
    </section>
  )
}

/** A newer page waits until nothing is underway; one tap takes it. */
function NewerShell({ untold, reachable }: { untold: number; reachable: boolean }) {
  const t = useT()
  const [take, setTake] = useState<(() => void) | null>(null)
  useEffect(() => onNewerShell((newer) => setTake(() => newer)), [])
  if (!take || untold > 0 || !reachable) return null
  return (
    <p className="door-note">
      {t('enrolment:console.door.newer')}{' '}
      <Button size="large" onClick={take}>
        {t('enrolment:console.door.takeNewer')}
      </Button>
    </p>
  )
}
