import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { useCall } from '#kit/ui/console/client.ts'
import { PageHeader, ProblemAlert, StateTag, useT } from '#kit/ui/console/index.ts'
import { readProgrammeRoute, type Programme } from '../../contract.ts'
import { OfPalace } from './choose-palace.tsx'
import { ProgrammeForm } from './programme-form.tsx'
import { ProgrammeSteps } from './programme-steps.tsx'
import { statusTone } from './words.ts'

/** One programme: what it says, how it looks to the public, and the next step. */
export default function ProgrammeScreen() {
  const { programmeId = 'new' } = useParams()
  return (
    <OfPalace>
      {(palaceId) =>
        programmeId === 'new' ? (
          <Editing palaceId={palaceId} programme={null} />
        ) : (
          <Existing palaceId={palaceId} programmeId={programmeId} />
        )
      }
    </OfPalace>
  )
}

function Existing({ palaceId, programmeId }: { palaceId: string; programmeId: string }) {
  const { data, error, refetch } = useCall(readProgrammeRoute, { params: { palaceId, programmeId } })
  if (error && !data) return <ProblemAlert problem={error} retry={refetch} />
  return data ? <Editing palaceId={palaceId} programme={data} /> : <Skeleton active />
}

function Editing({ palaceId, programme }: { palaceId: string; programme: Programme | null }) {
  const t = useT()
  return (
    <>
      <PageHeader
        title={programme?.title ?? t('catalog:console.newProgramme')}
        trail={[{ label: t('catalog:console.programmes'), to: '/programmes' }]}
        sub={
          programme && (
            <>
              <StateTag tone={statusTone[programme.status]}>
                {t(`catalog:status.${programme.status}`)}
              </StateTag>{' '}
              {t('catalog:console.sessionCount', { count: programme.sessionCount })}
              {programme.cancelReason && ` · ${programme.cancelReason}`}
            </>
          )
        }
        actions={programme && <ProgrammeSteps programme={programme} />}
      />
      {/* A newer version is a new form, so that nothing typed is silently replaced. */}
      <ProgrammeForm key={programme?.version ?? 0} palaceId={palaceId} programme={programme} />
    </>
  )
}
