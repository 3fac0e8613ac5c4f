import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** main = the one thing to do here, quiet = an alternative, danger = it hurts. */
export type ButtonTone = 'main' | 'quiet' | 'danger' | 'link'

interface ButtonProps {
  tone?: ButtonTone
  children: ReactNode
  name?: string
  value?: string
  /** Sends the form elsewhere. */
  formAction?: string
  /** The id of a form that the button stands outside of. */
  form?: string
  wide?: boolean
}

/** A button that submits its form. */
export function Button({ tone = 'main', wide, children, ...rest }: ButtonProps) {
  return (
    <button type="submit" className={classNames('btn', tone, wide && 'wide-btn')} {...rest}>
      {children}
    </button>
  )
}

interface LinkButtonProps {
  href: string
  tone?: ButtonTone
  wide?: boolean
  /** Saved instead of opened; the name that the file gets. */
  download?: boolean | string
  children: ReactNode
}

/** A link that looks like a button, for steps that change nothing. */
export function LinkButton({ href, tone = 'quiet', wide, download, children }: LinkButtonProps) {
  return (
    <a className={classNames('btn', tone, wide && 'wide-btn')} href={href} download={download}>
      {children}
    </a>
  )
}

/** Buttons side by side; stacked on a narrow screen. */
export const Buttons = ({ children }: { children: ReactNode }) => <div className="btns">{children}</div>
