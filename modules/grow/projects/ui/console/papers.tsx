import { Select } from 'antd'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { addressOf, ApiProblem, call, useAct } from '#kit/ui/console/client.ts'
import {
  bodyOf,
  Confirm,
  DataTable,
  DisabledWithReason,
  Empty,
  FileButton,
  ProblemAlert,
  StateTag,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import {
  paperKinds,
  readPaperRoute,
  uploadPaperRoute,
  withdrawPaperRoute,
  type PaperKind,
  type ProjectDetail,
  type ProjectPaper,
} from '../../contract.ts'
import { dayAt } from '../words.ts'

/** Documents and photos: what came, and bringing more. */
export function Papers({ project }: { project: ProjectDetail }) {
  const t = useT()
  const withdraw = useAct(withdrawPaperRoute, { says: t('projects:console.saved') })
  const address = ({ id }: ProjectPaper) =>
    addressOf(readPaperRoute.path, { params: { projectId: project.id, paperId: id } })
  const photos = project.papers.filter(
    ({ mediaType, withdrawnAt }) => mediaType.startsWith('image/') && !withdrawnAt,
  )
  const columns: Column<ProjectPaper>[] = [
    {
      key: 'kind',
      title: t('projects:field.paper'),
      value: ({ kind }) => t(`projects:paper.${kind}`),
      sort: true,
    },
    {
      key: 'file',
      title: t('projects:field.fileName'),
      value: ({ fileName }) => fileName,
      show: (paper) => (
        <a href={address(paper)} download={paper.fileName}>
          {paper.fileName}
        </a>
      ),
    },
    {
      key: 'size',
      title: t('projects:field.size'),
      value: ({ bytes }) => Math.ceil(bytes / 1024),
      number: true,
    },
    { key: 'at', title: t('projects:field.receivedAt'), value: ({ receivedAt }) => dayAt(t, receivedAt) },
    { key: 'by', title: t('projects:field.by'), value: ({ receivedBy }) => receivedBy },
    {
      key: 'state',
      title: t('projects:field.status'),
      value: ({ withdrawnReason }) =>
        withdrawnReason === null ? null : t('projects:console.withdrawn', { reason: withdrawnReason }),
      show: ({ id, withdrawnReason, fileName }) =>
        withdrawnReason !== null ? (
          <StateTag tone="plain">{t('projects:console.withdrawn', { reason: withdrawnReason })}</StateTag>
        ) : project.mayKeep.allowed && project.status !== 'cancelled' && project.status !== 'handedOver' ? (
          <Confirm
            label={t('projects:act.withdraw.label')}
            title={t('projects:act.withdraw.title', { file: fileName })}
            consequence={t('projects:act.withdraw.consequence')}
            act={t('projects:act.withdraw.label')}
            askReason
            button={{ size: 'small' }}
            onConfirm={(reason) =>
              withdraw.mutateAsync({ params: { projectId: project.id, paperId: id }, json: { reason } })
            }
          />
        ) : null,
    },
  ]
  return (
    <>
      <UploadPaper project={project} />
      <DataTable<ProjectPaper>
        label={t('projects:tab.papers')}
        table="papers"
        rows={project.papers}
        columns={columns}
        rowKey={({ id }) => id}
        searchable={false}
        empty={<Empty title={t('projects:console.noPapers')} />}
      />
      {photos.length > 0 && (
        <div className="project-photos">
          {photos.map((photo) => (
            <img key={photo.id} src={address(photo)} alt={photo.fileName} loading="lazy" />
          ))}
        </div>
      )}
    </>
  )
}

/** What is missing comes first among the kinds to choose from. */
function UploadPaper({ project }: { project: ProjectDetail }) {
  const t = useT()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<PaperKind | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const kinds = [...project.missing, ...paperKinds.filter((kind) => !project.missing.includes(kind))]
  const kind = chosen ?? kinds[0]!
  const ended = project.status === 'cancelled' ? t('projects:errors.project-ended') : null
  const send = async (file: File) => {
    setBusy(true)
    setProblem(null)
    try {
      await call(uploadPaperRoute, {
        params: { projectId: project.id, kind },
        query: { name: file.name },
        form: bodyOf(file),
      })
      setChosen(null)
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure
      setProblem(failure)
    } finally {
      setBusy(false)
      await queries.invalidateQueries()
    }
  }
  return (
    <>
      <div className="upload-paper">
        <Select
          aria-label={t('projects:field.paper')}
          value={kind}
          onChange={setChosen}
          showSearch={{ optionFilterProp: 'label' }}
          options={kinds.map((value) => ({
            value,
            label: project.missing.includes(value)
              ? t('projects:console.missingPaper', { paper: t(`projects:paper.${value}`) })
              : t(`projects:paper.${value}`),
          }))}
        />
        <DisabledWithReason reason={project.mayKeep.why ?? ended}>
          <FileButton
            label={t('projects:console.upload')}
            busy={busy}
            disabled={(project.mayKeep.why ?? ended) !== null}
            onChoose={(file) => void send(file)}
          />
        </DisabledWithReason>
        <span className="soft">{t('projects:console.uploadHint')}</span>
      </div>
      <ProblemAlert problem={problem} />
    </>
  )
}
