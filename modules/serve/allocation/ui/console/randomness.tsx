import { Alert, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { commitmentTo, secretOf } from '#kit/draw/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import { useMay, useT } from '#kit/ui/console/index.ts'
import { commitRoute, keepers, PLATFORM, revealRoute, type Round } from '../../contract.ts'

/** Who committed to randomness and who told it. A secret is made here, in the browser, and never sent before the seal. */
export function Randomness({ round }: { round: Round }) {
  const t = useT()
  const may = useMay(keepers)
  const [name, setName] = useState('')
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const params = { palaceId: round.palaceId, roundId: round.id }
  const commit = useAct(commitRoute, { says: t('allocation:console.committed') })
  const before = ['announced', 'applying', 'closed'].includes(round.phase)
  const make = () => {
    const own = { name: name.trim(), secret: secretOf(crypto.getRandomValues(new Uint8Array(32))) }
    void commit
      .mutateAsync({ params, json: { name: own.name, commitment: commitmentTo(round.id, own) } })
      .then(
        () => {
          setMade(own)
          setName('')
        },
        () => undefined, // said by useAct
      )
  }
  return (
    <section className="card" aria-label={t('allocation:console.randomness')}>
      <h2>{t('allocation:console.randomness')}</h2>
      <p className="soft">{t('allocation:console.randomnessLead')}</p>
      <ul>
        {round.contributions.map((one) => (
          <li key={one.name}>
            <b>{one.name === PLATFORM ? t('allocation:proof.platform') : one.name}</b>{' '}
            <code>{one.commitment.slice(0, 16)}…</code>{' '}
            {one.secret === null ? t('allocation:console.notTold') : t('allocation:console.told')}
            {round.phase === 'sealed' && one.secret === null && one.name !== PLATFORM && (
              <Reveal round={round} name={one.name} />
            )}
          </li>
        ))}
      </ul>
      {made && (
        <Alert
          type="warning"
          title={t('allocation:console.secretIs', { name: made.name })}
          description={<code>{made.secret}</code>}
        />
      )}
      {before && may && (
        <Space.Compact>
          <Input
            aria-label={t('allocation:console.contributor')}
            placeholder={t('allocation:console.contributor')}
            maxLength={100}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Button disabled={name.trim() === ''} loading={commit.isPending} onClick={make}>
            {t('allocation:console.commit')}
          </Button>
        </Space.Compact>
      )}
      {round.beacon && <p>{t('allocation:proof.beaconNamed', { round: round.beacon.round })}</p>}
      {round.seal && (
        <p>
          {t('allocation:console.fingerprint')}: <code>{round.seal}</code>
        </p>
      )}
    </section>
  )
}

function Reveal({ round, name }: { round: Round; name: string }) {
  const t = useT()
  const [secret, setSecret] = useState('')
  const reveal = useAct(revealRoute, { says: t('allocation:console.revealed') })
  const params = { palaceId: round.palaceId, roundId: round.id }
  return (
    <Space.Compact>
      <Input
        aria-label={`${name} ${t('allocation:console.secret')}`}
        placeholder={t('allocation:console.secret')}
        maxLength={128}
        value={secret}
        onChange={({ target }) => setSecret(target.value.trim().toLowerCase())}
      />
      <Button loading={reveal.isPending} onClick={() => reveal.mutate({ params, json: { name, secret } })}>
        {t('allocation:console.reveal')}
      </Button>
    </Space.Compact>
  )
}
