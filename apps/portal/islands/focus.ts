import type { Island } from './island.ts'

/** Moves the focus to the error summary, so that it is read first; its links then lead to the fields. */
export const focus: Island = (element) => element.focus()
