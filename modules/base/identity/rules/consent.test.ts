import { expect, test } from 'vitest'
import zh from '../messages/zh.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import { consentTexts, consentVersions, standingOf } from './consent.ts'

const given = (version: string, withdrawnAt: string | null = null) => ({
  purpose: 'messages' as const,
  version,
  withdrawnAt,
})

test.each([
  ['none', []],
  ['none', [given('2', '2026-01-01')]],
  ['stands', [given('2')]],
  ['stands', [given('1', '2026-01-01'), given('2')]],
  ['outdated', [given('1')]],
  ['outdated', [given('1'), given('2', '2026-01-01')]],
] as const)('%s: %j', (standing, consents) => {
  expect(standingOf(consents, 'messages', '2')).toBe(standing)
  expect(standingOf(consents, 'location', '2')).toBe('none')
})

test('the words of every version that anybody may have agreed to are kept in both languages', () => {
  for (const words of [zh.consentText, en.consentText])
    for (const [purpose, versions] of Object.entries(consentTexts))
      for (const [index, version] of versions.entries()) {
        const text = (words as Record<string, Record<string, { says?: string; changed?: string }>>)[
          purpose
        ]?.[version]
        expect(text?.says, `${purpose} ${version}`).toBeTruthy()
        expect(Boolean(text?.changed), `${purpose} ${version} says what changed`).toBe(index > 0)
      }
  expect(consentVersions.messages).toBe(consentTexts.messages.at(-1))
})
