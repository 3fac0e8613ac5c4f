import { Tooltip, type ButtonProps } from 'antd'
import { cloneElement, useId, type MouseEvent, type ReactElement } from 'react'

type WhyNotProps = {
  /** Why it cannot be done now, in the reader's words; nothing: it can. */
  reason: string | null | undefined
  children: ReactElement<ButtonProps>
}

/** A button that cannot be pressed now, and says why to eye, finger, keyboard and screen reader: it stays reachable. */
export function DisabledWithReason({ reason, children }: WhyNotProps) {
  const id = useId()
  if (!reason) return children
  return (
    <>
      <Tooltip title={reason} trigger={['hover', 'focus', 'click']}>
        {cloneElement(children, {
          'aria-disabled': true,
          'aria-describedby': id,
          className: `why-not ${children.props.className ?? ''}`,
          onClick: (event: MouseEvent<HTMLElement>) => event.preventDefault(),
        })}
      </Tooltip>
      <span id={id} className="unseen">
        {reason}
      </span>
    </>
  )
}
