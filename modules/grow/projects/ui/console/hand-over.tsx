import { Button, Form } from 'antd'
import { useParams } from 'react-router'
import type { z } from '@hono/zod-openapi'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { FormFields, PageHeader, ProblemAlert, useGo, useT } from '#kit/ui/console/index.ts'
import { readPalaceRoute, type PalaceDetail } from '#modules/base/places/contract.ts'
import { handOverRoute, readProjectRoute, type HandOverInput, type ProjectDetail } from '../../contract.ts'
import { FinishedFields } from './finished-fields.tsx'
import { HouseFields, SpaceFields } from './house-fields.tsx'
import './projects.css'

export type HandOverFields = z.input<typeof HandOverInput>

/** Hands a finished house over: what the register will say about it, and the spaces that came to it. P1, P4. */
export default function HandOverScreen() {
  const t = useT()
  const { projectId = '' } = useParams()
  const project = useCall(readProjectRoute, { params: { projectId } })
  const palaceId = project.data?.palaceId ?? ''
  const palace = useCall(readPalaceRoute, { params: { palaceId } }, { enabled: palaceId !== '' })
  const problem = project.error ?? palace.error
  if (problem) return <ProblemAlert problem={problem} retry={project.refetch} />
  if (!project.data || (palaceId !== '' && !palace.data)) return null
  return (
    <div className="projects">
      <PageHeader
        title={t('projects:console.handOverOf', { title: project.data.title })}
        trail={[
          { label: t('projects:console.title'), to: '/projects' },
          { label: project.data.title, to: `/projects/${projectId}` },
        ]}
        sub={t('projects:console.handOverNote')}
      />
      <HandOverForm project={project.data} palace={palace.data ?? null} />
    </div>
  )
}

function HandOverForm({ project, palace }: { project: ProjectDetail; palace: PalaceDetail | null }) {
  const t = useT()
  const go = useGo()
  const act = useAct(handOverRoute, {
    says: t('projects:console.handedOver'),
    done: () => go(`/projects/${project.id}`),
  })
  return (
    <section className="card">
      <Form<HandOverFields>
        layout="vertical"
        initialValues={{
          text: palace ? textOf(palace, project) : newText(project),
          house: { ...project.house, year: yearOf(project) },
          spaces: [],
        }}
        onFinish={(fields) =>
          act.mutate({
            params: { projectId: project.id },
            json: {
              ...fields,
              // What the form does not show stays as it is.
              text: { ...(palace ? textOf(palace, project) : newText(project)), ...fields.text },
              palaceVersion: palace?.version ?? null,
              version: project.version,
            },
          })
        }
      >
        <FormFields problem={act.error}>
          <HouseFields isNew={palace === null} />
          <FinishedFields kind={project.kind} />
          <h2>{t('projects:console.spaces')}</h2>
          <SpaceFields />
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('projects:console.handOver')}
          </Button>
        </FormFields>
      </Form>
    </section>
  )
}

/** Filling a house in makes it no younger. */
const yearOf = ({ kind }: ProjectDetail) =>
  kind === 'upgrade' ? null : Temporal.Now.plainDateISO('Asia/Shanghai').year

type Text = HandOverFields['text']

const newText = (project: ProjectDetail): Text => ({
  divisionCode: project.divisionCode,
  name: project.title,
  level: project.divisionCode.endsWith('00') ? 'city' : 'county',
  operationMode: 'own',
  constructionMode: project.constructionMode,
  status: 'open',
  address: project.address,
  // An empty field is asked for beside it.
  lng: project.lng as number,
  lat: project.lat as number,
  phone: '',
  floorM2: project.floorM2,
  ...(project.kind === 'compact' ? { sizeClass: 'compact' as const } : {}),
})

/** What the register says now, with the floor that the project made. */
function textOf(palace: PalaceDetail, project: ProjectDetail): Text {
  const { divisionCode, name, nameEn, level, sizeClass, operationMode, constructionMode } = palace
  const { address, routeText, lng, lat, phone, landM2, openedOn, introduction } = palace
  const { accessibility, honours, sourceUrl } = palace
  return {
    divisionCode,
    name,
    nameEn,
    level,
    sizeClass,
    operationMode,
    constructionMode,
    status: 'open',
    address,
    routeText,
    lng,
    lat,
    phone,
    landM2,
    floorM2: project.floorM2,
    openedOn,
    introduction,
    accessibility,
    honours,
    sourceUrl,
  }
}
