import { Button, Space, Timeline } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, useScope, useT } from '#kit/ui/console/index.ts'
import { overrideRoute, type Standard } from '../../contract.ts'
import { StandardForm } from './standard-form.tsx'
import { periodWords, reachWords, valueWords } from './words.ts'

type May = { allowed: boolean; why: string | null }

/** One standard: every value that holds, held or will hold here, and setting another from a day on. */
export function StandardCard({
  standard,
  maySet,
  mayOverride,
}: {
  standard: Standard
  maySet: May
  mayOverride: May
}) {
  const t = useT()
  const scope = useScope()
  const [form, show] = useState<'set' | 'override' | null>(null)
  const whyNoOverride = mayOverride.why ?? (standard.palaceMayOverride ? null : t('standards:fixed'))
  return (
    <>
      <Timeline
        items={standard.history.map((row) => ({
          color: row.id === standard.inForce?.id ? 'blue' : 'gray',
          content: (
            <>
              <strong>{valueWords(t, row.value, standard.unit).join(' / ')}</strong>
              <div>
                {periodWords(t, row)} · {reachWords(t, row, scope)}
              </div>
              <div className="soft">
                {row.sourceUrl ? <a href={row.sourceUrl}>{row.sourceTitle}</a> : row.sourceTitle}{' '}
                {row.sourceNumber} · {t(`standards:verified.${row.verified}`)}
              </div>
              {row.note && <div className="soft">{row.note}</div>}
            </>
          ),
        }))}
      />
      {form ? (
        <StandardForm standard={standard} forPalace={form === 'override'} done={() => show(null)} />
      ) : (
        <Space wrap>
          {!scope.palaceId && (
            <DisabledWithReason reason={maySet.why}>
              <Button type="primary" onClick={() => show('set')}>
                {t('standards:set')}
              </Button>
            </DisabledWithReason>
          )}
          {scope.palaceId && (
            <DisabledWithReason reason={whyNoOverride}>
              <Button onClick={() => show('override')}>{t('standards:override')}</Button>
            </DisabledWithReason>
          )}
          {standard.inForce?.palaceId && mayOverride.allowed && (
            <TakeBack standard={standard} palaceId={standard.inForce.palaceId} />
          )}
        </Space>
      )}
    </>
  )
}

function TakeBack({ standard, palaceId }: { standard: Standard; palaceId: string }) {
  const t = useT()
  const act = useAct(overrideRoute, { says: t('standards:takenBack') })
  return (
    <Confirm
      label={t('standards:takeBack')}
      title={t('standards:takeBackTitle')}
      consequence={t('standards:takeBackThen')}
      act={t('standards:takeBack')}
      askReason
      onConfirm={(reason) =>
        act.mutateAsync({
          params: { palaceId },
          json: {
            key: standard.key,
            value: null,
            effectiveFrom: Temporal.Now.plainDateISO('Asia/Shanghai').toString(),
            sourceTitle: reason,
            verified: 'no',
          },
        })
      }
    />
  )
}
