import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { ImportPanel } from '#kit/ui/console/import/import-panel.tsx'
import { PageHeader, ProblemAlert, useT } from '#kit/ui/console/index.ts'
import { seasonRoute } from '../../contract.ts'

/** Brings requests in from Excel, for one season. */
export default function ImportScreen() {
  const t = useT()
  const { palaceId = '', seasonId = '' } = useParams()
  const { data, error, refetch } = useCall(seasonRoute, { params: { palaceId, seasonId } })
  if (!data) return error ? <ProblemAlert problem={error} retry={refetch} /> : <Skeleton active />
  return (
    <>
      <PageHeader
        title={t('seasons:console.importTitle')}
        sub={t('seasons:console.importSub', { title: data.title })}
        trail={[
          { label: t('seasons:console.title'), to: '/seasons' },
          { label: data.title, to: `/seasons/${palaceId}/${seasonId}` },
        ]}
      />
      <ImportPanel
        kind="seasons.requests"
        divisionCode={data.divisionCode}
        palaceId={palaceId}
        subjectId={seasonId}
      />
    </>
  )
}
