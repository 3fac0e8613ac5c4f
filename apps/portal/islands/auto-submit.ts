import type { Island } from './island.ts'

/** Filters apply as soon as they change; the form's own button is then not needed. */
export const autoSubmit: Island = (element) => {
  if (!(element instanceof HTMLFormElement)) return
  element.querySelector<HTMLElement>('button[type=submit]')?.setAttribute('hidden', '')
  element.addEventListener('change', () => element.requestSubmit())
}
