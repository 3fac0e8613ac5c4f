import type { ConsentPurpose } from '../contract.ts'

/**
 * Every version of each text, the one now shown last; what each says is `identity:consentText.<purpose>.<version>`, kept as
 * long as anybody's consent to it. A new version asks again and says what changed.
 */
export const consentTexts: Readonly<Record<ConsentPurpose, readonly string[]>> = {
  service: ['2026-11'],
  childData: ['2026-11'],
  messages: ['2026-11', '2026-12'],
  location: ['2026-11', '2026-12'],
  statistics: ['2026-11'],
}

/** The version of the text now shown; a new text asks again. */
export const consentVersions = Object.fromEntries(
  Object.entries(consentTexts).map(([purpose, versions]) => [purpose, versions.at(-1)!]),
) as Readonly<Record<ConsentPurpose, string>>

type Given = { purpose: ConsentPurpose; version: string; withdrawnAt: unknown }

/** Does the consent stand in the text now shown; in an older one, so that it has to be asked again; or not at all? */
export function standingOf(
  consents: readonly Given[],
  purpose: ConsentPurpose,
  current = consentVersions[purpose],
): 'stands' | 'outdated' | 'none' {
  const open = consents.filter((one) => one.purpose === purpose && one.withdrawnAt === null)
  if (open.some(({ version }) => version === current)) return 'stands'
  return open.length > 0 ? 'outdated' : 'none'
}
