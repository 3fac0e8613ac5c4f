import { Buttons, FactList, LinkButton, Notice, Section, usePage } from '#kit/ui/portal/index.ts'
import type { Round } from '../../contract/round.ts'
import { PLATFORM } from '../../contract/vocabulary.ts'
import { roundHref, verifyHref } from './words.ts'

/** That a draw was annulled, and why: in the open. */
export function Annulled({ round }: { round: Round }) {
  const { t } = usePage()
  if (round.phase !== 'annulled') return null
  return (
    <Notice tone="urgent" title={t('allocation:round.annulled')}>
      <p>{t('allocation:round.annulReason', { reason: round.annulReason ?? '' })}</p>
      {round.files.length > 0 && <p>{t('allocation:round.annulFiles')}</p>}
    </Notice>
  )
}

/** Where the randomness comes from, and the files by which anybody computes the draw again. */
export function Proof({ round }: { round: Round }) {
  const { t } = usePage()
  const promised = round.contributions.some(({ name }) => name !== PLATFORM)
  const open = round.phase === 'announced' || round.phase === 'applying'
  // Only the installation promised: whoever keeps it could have known the secret before. That is said, not hidden.
  const alone = round.kind === 'window' && !promised && !round.beacon && !round.readsBeacon
  return (
    <Section title={t('allocation:proof.title')} id="proof">
      <p>{t(round.kind === 'window' ? 'allocation:proof.leadWindow' : 'allocation:proof.lead')}</p>
      <FactList
        facts={[
          {
            label: t('allocation:proof.seal'),
            value: round.seal ? <code>{round.seal}</code> : t('allocation:proof.notYet'),
          },
          {
            label: t('allocation:proof.contributors'),
            value: round.contributions.length === 0 ? t('allocation:proof.nobody') : null,
            detail: round.contributions.map(({ name, commitment, secret }) => (
              <span key={name}>
                {name === PLATFORM ? t('allocation:proof.platform') : name}: {commitment.slice(0, 16)}…{' '}
                {secret ? t('allocation:proof.told') : t('allocation:proof.notTold')}
                <br />
              </span>
            )),
          },
          {
            label: t('allocation:proof.beacon'),
            value: round.beacon
              ? t('allocation:proof.beaconNamed', { round: round.beacon.round })
              : round.readsBeacon
                ? t('allocation:proof.beaconPlanned')
                : t('allocation:proof.beaconNone'),
            detail: alone
              ? `${t('allocation:proof.alone')}${open ? t('allocation:proof.aloneHow') : ''}`
              : undefined,
          },
          {
            label: t('allocation:proof.files'),
            value:
              round.files.length === 0
                ? t('allocation:proof.notYet')
                : round.files.map((name) => (
                    <span key={name}>
                      <a href={`${roundHref(round)}/files/${name}`}>{name}</a>{' '}
                    </span>
                  )),
          },
        ]}
      />
      {round.files.includes('results.csv') && (
        <Buttons>
          <LinkButton href={verifyHref(round)}>{t('allocation:verify.title')}</LinkButton>
        </Buttons>
      )}
    </Section>
  )
}
