import type { Island } from './island.ts'

/** Shows the print button and lets it print. */
export const print: Island = (element) => {
  element.hidden = false
  element.addEventListener('click', () => window.print())
}
