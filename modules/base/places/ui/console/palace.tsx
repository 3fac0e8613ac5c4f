import { useParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { PageHeader, ProblemAlert, TabsInUrl, useT } from '#kit/ui/console/index.ts'
import { readPalaceRoute } from '../../contract.ts'
import { BasesTab } from './bases-tab.tsx'
import { ClosuresTab } from './closures-tab.tsx'
import { FactsTab } from './facts-tab.tsx'
import { HoursTab } from './hours-tab.tsx'
import { PicturesTab } from './pictures-tab.tsx'
import { SpacesTab } from './spaces-tab.tsx'

const tabs = ['facts', 'hours', 'closures', 'bases', 'spaces', 'pictures'] as const

/** One palace: what is written about it, when it is open, what is shut, its counters, its spaces and its pictures. */
export default function PalaceScreen() {
  const t = useT()
  const { palaceId = '' } = useParams()
  const { data: palace, error, refetch } = useCall(readPalaceRoute, { params: { palaceId } })
  if (!palace) return <ProblemAlert problem={error} retry={refetch} />
  const parts = {
    facts: <FactsTab palace={palace} />,
    hours: <HoursTab palace={palace} />,
    closures: <ClosuresTab palace={palace} />,
    bases: <BasesTab palace={palace} />,
    spaces: <SpacesTab palace={palace} />,
    pictures: <PicturesTab palace={palace} />,
  }
  return (
    <>
      <PageHeader
        title={palace.name}
        trail={[{ label: t('places:console.register'), to: '/palaces' }]}
        sub={
          <>
            {palace.divisionName} · {palace.ownerName} ·{' '}
            <a href={`/palaces/${palace.slug}`}>{t('places:console.portalPage')}</a>
            {palace.synthetic && ` · ${t('places:synthetic')}`}
          </>
        }
      />
      <TabsInUrl items={tabs.map((key) => ({ key, label: t(`places:tab.${key}`), children: parts[key] }))} />
    </>
  )
}
