/** Wakes one element: called once with the element that asked for it by `data-island`. */
export type Island = (element: HTMLElement) => void
