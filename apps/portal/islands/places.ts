import { fill } from './countdown-words.ts'
import type { Island } from './island.ts'

const everyMs = 20_000

/** Keeps the number of places fresh while the page is in sight. A missed answer leaves the last one standing. */
export const places: Island = (element) => {
  const { url } = element.dataset
  if (!url) return
  setInterval(() => {
    if (!document.hidden) void refresh(element, url)
  }, everyMs)
}

async function refresh(element: HTMLElement, url: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => undefined)
  if (!response?.ok) return
  const answer: { state: string; left?: number; capacity?: number; waiting?: number } = await response.json()
  const template = element.dataset[answer.state]
  if (!template) return // a state that changes more than the number: seen at the next visit
  const [figure = '', label = ''] = fill(template, answer).split('|')
  element.classList.toggle('quiet', answer.state !== 'left')
  element.querySelector('b')?.replaceChildren(figure)
  element.querySelector('span')?.replaceChildren(label)
}
