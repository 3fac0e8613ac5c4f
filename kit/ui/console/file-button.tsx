import { Button } from 'antd'
import { useRef } from 'react'

/** What `kit/files` takes. */
const ACCEPTED = '.pdf,.jpg,.jpeg,.png'

type FileButtonProps = {
  label: string
  busy?: boolean
  disabled?: boolean
  size?: 'small'
  onChoose: (file: File) => void
}

/** Chooses one document or photo; the same file can be chosen again after it was refused. */
export function FileButton({ label, busy = false, disabled = false, size, onChoose }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) onChoose(file)
        }}
      />
      <Button size={size} loading={busy} disabled={disabled} onClick={() => field.current?.click()}>
        {label}
      </Button>
    </>
  )
}

/** A file as an upload route takes it, whatever the browser calls its kind. */
export const bodyOf = (file: File): Blob => new Blob([file], { type: 'application/octet-stream' })
