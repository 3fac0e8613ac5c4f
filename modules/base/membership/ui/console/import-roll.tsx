import { ImportPanel } from '#kit/ui/console/import/import-panel.tsx'
import { PageHeader, useScope, useT } from '#kit/ui/console/index.ts'

/** Brings a roll in from Excel, for the chosen division. */
export default function ImportRollScreen() {
  const t = useT()
  const { divisionCode, name } = useScope()
  return (
    <>
      <PageHeader
        title={t('membership:imports.title')}
        sub={t('membership:imports.sub', { name })}
        trail={[{ label: t('membership:members.title'), to: '/members' }]}
      />
      <ImportPanel kind="membership.roll" divisionCode={divisionCode} palaceId={null} />
    </>
  )
}
