import { useEffect, useRef, type Ref } from 'react'

/** For what should have the focus when it appears, once: later drawings leave the focus where it is. */
export function useFocus<Element extends { focus: () => void }>(): Ref<Element> {
  const element = useRef<Element>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}
