import { useEffect, useRef } from 'react'

const SHORTEST = 6
/** A scanner types a letter every few milliseconds; whoever rests longer began anew. */
const REST = 400

/** Hears a USB scanner, which types the code and presses Enter wherever the page is; fields keep their own keys. */
export function useScannerKeys(onText: (text: string) => void): void {
  const tell = useRef(onText)
  useEffect(() => {
    tell.current = onText
  })
  useEffect(() => {
    let heard = ''
    let at = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
      if (event.timeStamp - at > REST) heard = ''
      at = event.timeStamp
      if (event.key.length === 1) heard += event.key
      if (event.key !== 'Enter' || heard.length < SHORTEST) return
      // Enter belongs to the code, not to the button that has the focus.
      event.preventDefault()
      event.stopPropagation()
      tell.current(heard)
      heard = ''
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input,textarea,select,[contenteditable]') !== null
