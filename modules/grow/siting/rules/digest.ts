import { sha256Hex } from '#kit/draw/index.ts'
import type { Question } from './problem.ts'

/** SHA-256 over every field of the question in the order of their names; typed arrays byte by byte. Changes with any byte of it. */
export function digestOf(question: Question): string {
  const parts: Uint8Array[] = []
  const text = JSON.stringify(question, (_, value: unknown) => {
    if (value === Infinity) return 'Infinity'
    if (!ArrayBuffer.isView(value)) return inOrder(value)
    parts.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    return `${value.byteLength} bytes`
  })
  const hashes = parts.map(sha256Hex)
  return sha256Hex(new TextEncoder().encode([text, ...hashes].join('\n')))
}

/** The same object whichever way it was put together: fields by name, those that are absent left out. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
