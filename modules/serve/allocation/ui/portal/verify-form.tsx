import { findingCodes } from '#kit/draw/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { Button, Field, TextInput, usePage } from '#kit/ui/portal/index.ts'
import { findingWords } from '../finding-words.ts'
import type { VerifyPageProps } from './verify-page.tsx'
import type { VerifyWords } from './verify-island.ts'

/** The part of the page that computes: hidden until its script is there. */
export function VerifyForm({ files, party }: VerifyPageProps) {
  const { t } = usePage()
  const words = JSON.stringify(verifyWords(t))
  return (
    <section className="card" data-island="verify-draw" data-files={files} data-words={words} hidden>
      <h2>{t('allocation:verify.compute')}</h2>
      <form>
        <Field
          name="chosen"
          label={t('allocation:verify.chosen')}
          hint={t(files ? 'allocation:verify.chosenHint' : 'allocation:verify.chosenHintNone')}
        >
          {(control) => <input {...control} type="file" className="input" multiple required={!files} />}
        </Field>
        <TextInput
          name="seal"
          label={t('allocation:verify.sealField')}
          hint={t('allocation:verify.sealHint')}
          maxLength={64}
          spellCheck={false}
          autoComplete="off"
        />
        <TextInput
          name="party"
          label={t('allocation:verify.party')}
          hint={t('allocation:verify.partyHint')}
          defaultValue={party}
          maxLength={64}
          spellCheck={false}
          autoComplete="off"
        />
        <Button>{t('allocation:verify.start')}</Button>
      </form>
      <div data-part="verdict" role="status" />
    </section>
  )
}

const open = (name: string) => `{${name}}`
const words = [
  'reading',
  'failed',
  'mismatch',
  'match',
  'matched',
  'seal',
  'missing',
  'notInList',
  'inList',
] as const
const blanks = Object.fromEntries(
  ['reason', 'rows', 'seconds', 'seal', 'names', 'party', 'row', 'hashes'].map((name) => [name, open(name)]),
)
const steps = ['list', 'seed', 'tickets', 'matching', 'results'] as const

/** What the script says, in the reader's language, with its blanks left open. */
export function verifyWords(t: Translator): VerifyWords {
  const blank = { about: open('about'), expected: open('expected'), found: open('found') }
  return {
    ...Object.fromEntries(words.map((word) => [word, t(`allocation:verify.words.${word}`, blanks)])),
    ...Object.fromEntries(steps.map((step) => [`step.${step}`, t(`allocation:verify.step.${step}`)])),
    ...Object.fromEntries(
      findingCodes.map((code) => [`finding.${code}`, findingWords(t, { code, ...blank })]),
    ),
  }
}
