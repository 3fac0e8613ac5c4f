/** What people may agree to, each on its own (PIPL). */
export const consentPurposes = ['service', 'childData', 'messages', 'location', 'statistics'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** The version of the text now shown; a new text asks again. */
export const consentVersions: Readonly<Record<ConsentPurpose, string>> = {
  service: '2026-11',
  childData: '2026-11',
  messages: '2026-11',
  location: '2026-11',
  statistics: '2026-11',
}

/** Without the first there is no account; the second lives as long as a child is looked after here. */
export const consentsByChoice = ['messages', 'location', 'statistics'] as const satisfies readonly ConsentPurpose[]
