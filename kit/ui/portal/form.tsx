import type { ReactNode } from 'react'
import { usePage } from './context.tsx'

interface FormProps {
  action: string
  method?: 'get' | 'post'
  id?: string
  /** Repeating the same key repeats nothing on the server. */
  idempotencyKey?: string
  /** `auto-submit`: filters apply when changed; without JavaScript a button does it. */
  island?: 'auto-submit'
  className?: string
  children: ReactNode
}

/** A plain HTML form; posts carry the csrf token of the page. */
export function Form({
  action,
  method = 'post',
  id,
  idempotencyKey,
  island,
  className = 'form',
  children,
}: FormProps) {
  const { csrf } = usePage()
  return (
    <form
      action={action}
      method={method}
      id={id}
      className={className}
      data-island={island}
      noValidate={method === 'post'}
    >
      {method === 'post' && csrf && <input type="hidden" name="csrf" value={csrf} />}
      {idempotencyKey && <input type="hidden" name="idempotencyKey" value={idempotencyKey} />}
      {children}
    </form>
  )
}
