import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useT } from '#kit/ui/console/index.ts'
import { understand } from './typed.ts'
import type { Desk } from './use-desk.ts'
import { useFocus } from './use-focus.ts'

const REST = 350

/** One field that understands a code, four digits, a name or what a USB scanner types; `way` chooses the keyboard. */
export function CodeField({ way, desk }: { way: 'code' | 'last4'; desk: Desk }) {
  const t = useT()
  const [text, setText] = useState('')
  const field = useFocus<InputRef>()
  const find = (raw: string) => {
    if (!raw.trim()) return
    void desk.find(understand(raw))
    setText('')
  }
  const tell = useRef(find)
  useEffect(() => {
    tell.current = find
  })
  useEffect(() => {
    // Four digits are whole: no button needed, unless more is typed at once.
    if (way !== 'last4' || understand(text).kind !== 'last4') return
    const rested = setTimeout(() => tell.current(text), REST)
    return () => clearTimeout(rested)
  }, [text, way])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    find(text)
  }
  return (
    <form className="door-field" onSubmit={submit}>
      <label htmlFor="door-code">{t(`enrolment:console.door.field.${way}`)}</label>
      <div>
        <Input
          id="door-code"
          ref={field}
          size="large"
          value={text}
          onChange={({ target }) => setText(target.value)}
          inputMode={way === 'last4' ? 'numeric' : 'text'}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <Button type="primary" size="large" htmlType="submit" loading={desk.busy}>
          {t('enrolment:console.door.find')}
        </Button>
      </div>
      <p className="soft">{t(`enrolment:console.door.hint.${way}`)}</p>
    </form>
  )
}
