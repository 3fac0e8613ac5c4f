import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { uploadImportRoute } from '#kit/imports/contract.ts'
import { call } from '../call.ts'
import { useT } from '../language.ts'
import { ProblemAlert } from '../problem-alert.tsx'
import { ApiProblem } from '../problem.ts'

type UploadProps = {
  kind: string
  place: { division: string; palace?: string; subject?: string }
  done: (importId: string) => void
}

/** Sends one file as it is; the server streams it away and looks it through. */
export function UploadFile({ kind, place, done }: UploadProps) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const send = async (file: File) => {
    setBusy(true)
    setProblem(null)
    try {
      const query = { name: file.name, ...place }
      const body = new Blob([file], { type: 'application/octet-stream' })
      done((await call(uploadImportRoute, { params: { kind }, query, form: body })).importId)
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure
      setProblem(failure)
    } finally {
      setBusy(false)
      if (field.current) field.current.value = ''
    }
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".xlsx,.csv,.txt,.xls,.xlsm"
        hidden
        aria-label={t('imports:screen.upload')}
        onChange={({ target }) => target.files?.[0] && void send(target.files[0])}
      />
      <Button
        type="primary"
        icon={<UploadOutlined aria-hidden />}
        loading={busy}
        onClick={() => field.current?.click()}
      >
        {t(busy ? 'imports:screen.uploading' : 'imports:screen.upload')}
      </Button>
      <ProblemAlert problem={problem} />
    </>
  )
}
