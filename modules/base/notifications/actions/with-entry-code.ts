import { entryCodes, sayEntryCode } from '#kit/crypto/index.ts'

/** What a message says, with the entry code of what it opens, for the eyes of its reader only. */
export function withEntryCode(params: unknown): Record<string, unknown> {
  const { opens, ...said } = params as Record<string, unknown>
  return typeof opens === 'string' ? { ...said, code: sayEntryCode(entryCodes(opens)[0]!) } : said
}
