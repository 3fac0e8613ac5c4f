import type { ReactNode } from 'react'
import { usePage } from './context.tsx'

interface FormProps {
  action: string
  method?: 'get' | 'post'
  id?: string
  /** Sending it twice (a double click, a second tap on a slow line) has one effect. For what would add something each time. */
  once?: boolean
  /** `auto-submit`: filters apply when changed; without JavaScript a button does it. */
  island?: 'auto-submit'
  className?: string
  children: ReactNode
}

/** A plain HTML form. A post from another site is refused by where it comes from (kit/http), so it carries no token. */
export function Form({ action, method = 'post', id, once, island, className = 'form', children }: FormProps) {
  const { formKey } = usePage()
  return (
    <form
      action={action}
      method={method}
      id={id}
      className={className}
      data-island={island}
      noValidate={method === 'post'}
    >
      {once && formKey && <input type="hidden" name="idempotencyKey" value={formKey} />}
      {children}
    </form>
  )
}
