import { ImportPanel } from '#kit/ui/console/import/import-panel.tsx'
import { PageHeader, useScope, useT } from '#kit/ui/console/index.ts'

/** Brings venues in from Excel, for the chosen part of the tree. */
export default function ImportVenuesScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  return (
    <>
      <PageHeader
        title={t('assessment:console.import')}
        sub={t('assessment:console.importSub', { name })}
        trail={[{ label: t('assessment:console.register'), to: '/venues' }]}
      />
      <ImportPanel kind="assessment.venues" divisionCode={divisionCode} palaceId={null} />
    </>
  )
}
