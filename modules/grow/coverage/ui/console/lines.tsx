import { Button } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DisabledWithReason, readerLocale, useHolds, useT } from '#kit/ui/console/index.ts'
import { dropLineRoute, type Plan, type PlanLine } from '../../contract.ts'
import { moneyWords } from '../words.ts'
import { LineDialog } from './line-dialog.tsx'

/** What the plan in force says of a division; officials change it by hand, with the reason. */
export function Lines({
  code,
  lines,
  plan,
}: {
  code: string
  lines: readonly PlanLine[]
  plan: Plan | null
}) {
  const t = useT()
  const may = useHolds()(['federationOfficer'])
  const [edited, setEdited] = useState<PlanLine | 'new' | null>(null)
  const drop = useAct(dropLineRoute, { says: t('coverage:console.saved') })
  const whyNot = may ? (plan ? null : t('coverage:errors.no-plan')) : t('coverage:denied.line')
  return (
    <section>
      <h3>{t('coverage:division.plan')}</h3>
      {plan && (
        <p className="soft">
          {t('coverage:page.plan', {
            title: plan.title,
            edition: plan.edition,
            date: plan.publishedAt.slice(0, 10),
          })}
        </p>
      )}
      {lines.length === 0 && <p>{t('coverage:division.noLines')}</p>}
      {lines.map((line) => (
        <div key={line.id} className="coverage-line">
          <div>
            <b>
              {t('coverage:page.plannedIn', { year: line.year, action: t(`coverage:action.${line.action}`) })}
            </b>{' '}
            {line.site || t('coverage:division.noSite')} · {moneyWords(readerLocale(), line.costFen)}
            <p className="soft">
              {line.byHand ? t('coverage:division.byHand', { reason: line.reason }) : line.reason}
            </p>
          </div>
          {may && (
            <div className="coverage-acts">
              <Button size="small" onClick={() => setEdited(line)}>
                {t('coverage:console.edit')}
              </Button>
              <Confirm
                label={t('coverage:console.drop')}
                title={t('coverage:console.dropTitle', { year: line.year, name: line.divisionName })}
                consequence={t('coverage:console.dropConsequence')}
                act={t('coverage:console.drop')}
                askReason
                button={{ size: 'small' }}
                onConfirm={(reason) =>
                  drop.mutateAsync({ params: { lineId: line.id }, json: { version: line.version, reason } })
                }
              />
            </div>
          )}
        </div>
      ))}
      <DisabledWithReason reason={whyNot}>
        <Button size="small" onClick={() => setEdited('new')}>
          {t('coverage:console.addLine')}
        </Button>
      </DisabledWithReason>
      {edited && (
        <LineDialog
          code={code}
          line={edited === 'new' ? null : edited}
          now={edited === 'new' ? null : (lines.find(({ id }) => id === edited.id) ?? null)}
          close={() => setEdited(null)}
        />
      )}
    </section>
  )
}
