import '../messages/index.ts'
import type { AppContext } from '#kit/http/context.ts'
import { Page, Section, useT } from '#kit/ui/portal/index.ts'

type Name = 'help' | 'accessibility' | 'privacy' | 'figures'

/** The parts of each page of words; their sentences are messages. */
const parts = {
  help: ['find', 'signUp', 'waitlist', 'door', 'noShow', 'noPhone'],
  accessibility: ['reading', 'keyboard', 'house', 'tell'],
  privacy: ['least', 'kept', 'rights', 'children'],
  figures: ['meter', 'places', 'satisfaction', 'demonstration'],
} as const satisfies Record<Name, readonly string[]>

/** A page of plain words: how it works, for whom, what is kept, how figures are made. */
export const wordsPage = (name: Name) => (c: AppContext) => c.render(<WordsPage name={name} />)

function WordsPage({ name }: { name: Name }) {
  const t = useT()
  const title = t(`portal:words.${name}.title`)
  return (
    <Page title={title} width="narrow">
      <h1>{title}</h1>
      <p>{t(`portal:words.${name}.lead`)}</p>
      {parts[name].map((part) => (
        <Section key={part} title={t.byKey(`portal:words.${name}.${part}.title`)}>
          <p>{t.byKey(`portal:words.${name}.${part}.text`)}</p>
        </Section>
      ))}
    </Page>
  )
}
