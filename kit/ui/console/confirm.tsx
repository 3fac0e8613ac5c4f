import { Button, Input, Modal, type ButtonProps } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useT } from './language.ts'

type ConfirmProps = {
  /** The button that opens the question. */
  label: string
  /** The question, naming the thing: "取消“亲子剪纸”这一场？". */
  title: string
  /** What follows, in plain words and numbers: "28 位报名的人会收到消息". */
  consequence: ReactNode
  /** What the confirming button says: the act itself, never "OK". */
  act: string
  /** Asks for a reason of at least two characters, passed on to `onConfirm`. */
  askReason?: boolean
  /** The dialog stays open and busy until this settles; if it fails, it stays open. */
  onConfirm: (reason: string) => Promise<unknown>
  button?: ButtonProps
}

/** A button for anything that hurts: says what will follow and asks first. The safe answer has the focus. */
export function Confirm({ label, title, consequence, act, askReason, onConfirm, button }: ConfirmProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState('')
  const id = useId()
  const confirm = () => {
    setBusy(true)
    // What failed has been shown by `useAct`; the dialog stays for another try.
    void onConfirm(reason.trim())
      .then(
        () => setOpen(false),
        () => undefined,
      )
      .finally(() => setBusy(false))
  }
  return (
    <>
      <Button danger {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={title}
        okText={act}
        cancelText={t('console:confirm.back')}
        okButtonProps={{ danger: true, disabled: Boolean(askReason) && reason.trim().length < 2 }}
        cancelButtonProps={{ autoFocus: true }}
        confirmLoading={busy}
        onOk={confirm}
        onCancel={() => setOpen(false)}
      >
        <div>{consequence}</div>
        {askReason && (
          <label htmlFor={id} className="confirm-reason">
            {t('console:confirm.reason')}
            <Input.TextArea
              id={id}
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
      </Modal>
    </>
  )
}
