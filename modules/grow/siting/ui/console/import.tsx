import { useParams } from 'react-router'
import { ImportPanel } from '#kit/ui/console/import/import-panel.tsx'
import { PageHeader, useScope, useT } from '#kit/ui/console/index.ts'
import { importKinds } from '../../contract.ts'

/** Brings candidate sites, townships, travel times or budgets in from Excel, for the chosen division. */
export default function ImportScreen() {
  const t = useT()
  const { kind: asked = '' } = useParams()
  const kind = importKinds.find((one) => one === asked) ?? 'candidates'
  const { divisionCode, name } = useScope()
  return (
    <>
      <PageHeader
        title={t(`siting:imports.${kind}`)}
        sub={t('siting:imports.sub', { name })}
        trail={[
          kind === 'budgets'
            ? { label: t('siting:budgets.title'), to: '/siting/budgets' }
            : { label: t('siting:candidates.title'), to: '/siting/candidates' },
        ]}
      />
      <ImportPanel key={kind} kind={`siting.${kind}`} divisionCode={divisionCode} palaceId={null} />
    </>
  )
}
