import type { Island } from './island.ts'
import { countdownWords } from './countdown-words.ts'

/** Keeps a countdown running from the seconds that the server counted, so a wrong phone clock does no harm. */
export const countdown: Island = (element) => {
  const { seconds, days = '', hours = '', minutes = '', over = '' } = element.dataset
  const end = performance.now() + Number(seconds) * 1000
  const timer = setInterval(() => {
    const left = (end - performance.now()) / 1000
    element.textContent = countdownWords(left, { days, hours, minutes, over })
    if (left <= 0) clearInterval(timer)
  }, 1000)
}
