import type { Island } from './island.ts'

/** Shares through the device when it can, otherwise copies the address and says so. */
export const share: Island = (element) => {
  const { title = document.title, url = location.href, done = '' } = element.dataset
  const canShare = 'share' in navigator
  if (!canShare && !navigator.clipboard) return
  element.hidden = false
  element.addEventListener('click', () => {
    if (canShare) {
      navigator.share({ title, url }).catch(() => undefined) // the reader closed the sheet
      return
    }
    void navigator.clipboard.writeText(url).then(() => {
      element.textContent = done
    })
  })
}
