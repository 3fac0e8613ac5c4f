import type { Island } from './island.ts'

/** Lets a message be put away. */
export const flash: Island = (element) => {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = element.dataset.close ?? '×'
  button.addEventListener('click', () => element.remove())
  element.append(button)
}
