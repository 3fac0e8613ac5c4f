import { Button, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { beaconRoundAt, quicknet } from '#kit/draw/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, useMay, useT } from '#kit/ui/console/index.ts'
import {
  announceRoute,
  annulRoute,
  drawRoute,
  keepers,
  publishRoute,
  type Round,
  sealRoute,
} from '../../contract.ts'

/** The step that is due, and annulling; whatever cannot be done now says why. */
export function RoundSteps({ round }: { round: Round }) {
  const t = useT()
  const may = useMay(keepers)
  const params = { palaceId: round.palaceId, roundId: round.id }
  const announce = useAct(announceRoute, { says: t('allocation:console.announced') })
  const seal = useAct(sealRoute, { says: t('allocation:console.sealed') })
  const draw = useAct(drawRoute, { says: t('allocation:console.drawn') })
  const publish = useAct(publishRoute, { says: t('allocation:console.published') })
  const annul = useAct(annulRoute, { says: t('allocation:console.annulled') })
  const { phase, title } = round
  // Named here when sealing; told here when the server cannot read the beacon itself.
  const [beaconRound, setBeaconRound] = useState<number | null>(null)
  const [signature, setSignature] = useState('')
  const beacon = beaconRound === null ? null : { chain: quicknet.chain, round: beaconRound }
  const secretMissing = round.contributions.some(({ secret }) => secret === null)
  const early = Temporal.Instant.compare(Temporal.Now.instant(), Temporal.Instant.from(round.drawAt)) < 0
  const steps = [
    {
      due: phase === 'draft',
      label: t('allocation:console.announce'),
      title: t('allocation:console.announceTitle', { title }),
      consequence: t('allocation:console.announceWhat'),
      why: null,
      act: () => announce.mutateAsync({ params }),
    },
    {
      due: phase === 'announced' || phase === 'applying' || phase === 'closed',
      label: t('allocation:console.seal'),
      title: t('allocation:console.sealTitle', { title }),
      consequence: t('allocation:console.sealWhat', { count: round.applications }),
      why:
        phase !== 'closed'
          ? t('allocation:console.why.applying')
          : round.contributions.length === 0 && !beacon && !round.readsBeacon
            ? t('allocation:console.why.noContributor')
            : null,
      act: () => seal.mutateAsync({ params, json: { beacon } }),
    },
    {
      due: phase === 'sealed',
      label: t('allocation:console.draw'),
      title: t('allocation:console.drawTitle'),
      consequence: t('allocation:console.drawWhat'),
      why: early
        ? t('allocation:console.why.early')
        : secretMissing && !round.beacon
          ? t('allocation:console.why.secret')
          : null,
      act: () => draw.mutateAsync({ params, json: { signature: signature || null } }),
    },
    {
      due: phase === 'drawn',
      label: t('allocation:console.publish'),
      title: t('allocation:console.publishTitle'),
      consequence: t('allocation:console.publishWhat'),
      why: null,
      act: () => publish.mutateAsync({ params }),
    },
  ]
  const role = may ? null : t('allocation:console.why.role')
  const mayAnnul = ['announced', 'applying', 'closed', 'sealed', 'drawn'].includes(phase)
  return (
    <Space wrap>
      {phase === 'closed' && round.kind === 'round' && may && (
        <BeaconField round={round} value={beaconRound} change={setBeaconRound} />
      )}
      {phase === 'sealed' && round.beacon && may && (
        <Input
          className="round-signature"
          aria-label={t('allocation:console.signature')}
          placeholder={t('allocation:console.signature')}
          title={t('allocation:console.signatureHint', { round: round.beacon.round })}
          maxLength={200}
          value={signature}
          onChange={({ target }) => setSignature(target.value.trim().toLowerCase())}
        />
      )}
      {steps
        .filter(({ due }) => due && (round.kind === 'round' || phase === 'sealed'))
        .map(({ label, title, consequence, why, act }) =>
          (why ?? role) ? (
            <DisabledWithReason key={label} reason={why ?? role}>
              <Button type="primary">{label}</Button>
            </DisabledWithReason>
          ) : (
            <Confirm
              key={label}
              label={label}
              title={title}
              consequence={consequence}
              act={label}
              onConfirm={act}
              button={{ type: 'primary', danger: false }}
            />
          ),
        )}
      {mayAnnul && !role && (
        <Confirm
          label={t('allocation:console.annul')}
          title={t('allocation:console.annulTitle', { title })}
          consequence={t('allocation:console.annulWhat')}
          act={t('allocation:console.annul')}
          askReason
          onConfirm={(reason) => annul.mutateAsync({ params, json: { reason } })}
        />
      )}
    </Space>
  )
}

/** Which round of the public beacon decides with: by itself the first after the time of the draw, where the server reads it. */
function BeaconField({
  round,
  value,
  change,
}: {
  round: Round
  value: number | null
  change: (round: number | null) => void
}) {
  const t = useT()
  const after = Math.floor(Temporal.Instant.from(round.drawAt).epochMilliseconds / 1000) + 1
  const first = beaconRoundAt(quicknet, after).round
  return (
    <Select
      className="round-beacon"
      popupMatchSelectWidth={false}
      aria-label={t('allocation:console.beacon')}
      value={value}
      onChange={change}
      options={[
        {
          value: null,
          label: round.readsBeacon
            ? t('allocation:console.beaconSelf')
            : t('allocation:console.beaconNone', { count: round.contributions.length }),
        },
        { value: first, label: t('allocation:console.beaconRound', { round: first }) },
        { value: first + 1_200, label: t('allocation:console.beaconLater', { round: first + 1_200 }) },
      ]}
    />
  )
}
