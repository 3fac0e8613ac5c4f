import { fill } from './countdown-words.ts'
import type { Island } from './island.ts'

const everyMs = 20_000

type Places = { state: string; left?: number; capacity?: number; waiting?: number }

/**
 * Keeps the number of places fresh while the page is in sight: told of each change by a stream, or asking now and then
 * where no stream gets through. Whatever is missed leaves the last number standing.
 */
export const places: Island = (element) => {
  const { url } = element.dataset
  if (!url) return
  let stream: EventSource | undefined
  // A browser opens few connections to one site: a page out of sight gives its own back.
  const follow = () => {
    stream?.close()
    stream = undefined
    if (document.hidden) return
    stream = new EventSource(`${url}/live`)
    stream.addEventListener('message', ({ data }) => show(element, JSON.parse(data as string)))
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  setInterval(() => {
    if (!document.hidden && stream?.readyState !== EventSource.OPEN) void ask(element, url)
  }, everyMs)
}

async function ask(element: HTMLElement, url: string): Promise<void> {
  const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => undefined)
  if (response?.ok) show(element, await response.json())
}

function show(element: HTMLElement, answer: Places): void {
  const template = element.dataset[answer.state]
  if (!template) return // a state that changes more than the number: seen at the next visit
  const [figure = '', label = ''] = fill(template, answer).split('|')
  element.classList.toggle('quiet', answer.state !== 'left')
  element.querySelector('b')?.replaceChildren(figure)
  element.querySelector('span')?.replaceChildren(label)
}
