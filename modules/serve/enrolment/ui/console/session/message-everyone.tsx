import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { newKey, useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, useT } from '#kit/ui/console/index.ts'
import { messageEveryoneRoute } from '../../../contract.ts'

type Props = { palaceId: string; sessionId: string; title: string; people: number }

/** Staff's own words to everyone who holds a place or waits: read once more as they will arrive, then sent. */
export function MessageEveryone({ palaceId, sessionId, title, people }: Props) {
  const t = useT()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  // One key per message: pressing again after a lost answer writes to nobody twice.
  const [key, setKey] = useState(newKey)
  const send = useAct(messageEveryoneRoute, {
    says: t('enrolment:console.message.sent'),
    done: () => {
      setOpen(false)
      setText('')
      setKey(newKey())
    },
  })
  return (
    <>
      <DisabledWithReason reason={people === 0 ? t('enrolment:console.message.nobody') : null}>
        <Button onClick={() => setOpen(true)}>{t('enrolment:console.message.write')}</Button>
      </DisabledWithReason>
      <Modal
        open={open}
        title={t('enrolment:console.message.title', { title })}
        okText={t('enrolment:console.message.send', { count: people })}
        cancelText={t('console:confirm.back')}
        okButtonProps={{ disabled: !text.trim() }}
        confirmLoading={send.isPending}
        onOk={() => send.mutate({ params: { palaceId, sessionId }, json: { text: text.trim(), key } })}
        onCancel={() => setOpen(false)}
      >
        <label htmlFor={id}>{t('enrolment:console.message.text')}</label>
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={500}
          showCount
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <p className="soft">{t('enrolment:console.message.preview')}</p>
        <div className="card message-preview">
          <strong>{title}</strong>
          <p>{text.trim() || <span className="soft">{t('enrolment:console.message.empty')}</span>}</p>
        </div>
      </Modal>
    </>
  )
}
