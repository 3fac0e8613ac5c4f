import type { ConsentPurpose } from '../contract.ts'

/** The version of the text now shown; a new text asks again. */
export const consentVersions: Readonly<Record<ConsentPurpose, string>> = {
  service: '2026-11',
  childData: '2026-11',
  messages: '2026-11',
  location: '2026-11',
  statistics: '2026-11',
}
