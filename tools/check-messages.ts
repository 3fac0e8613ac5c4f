import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { messageProblems, type Messages } from '#kit/i18n/index.ts'

/** Path from the root → text, of message files and of the code that speaks them. */
export type Sources = ReadonlyMap<string, string>
export type Finding = { file: string; line: number; sentence: string }
type Use = { file: string; line: number; text: string; prefix: boolean }

const zhFile = /(?:^|\/)([\w-]+)\/messages\/zh\.json$/
/** Screens and routes; what tests of the server type in (apps/server/hostile) is theirs. */
const speaksOnlyInKeys = /^(apps\/(?!server\/hostile\/)|modules\/[^/]+\/[^/]+\/(ui|routes)\/)/
const han = /\p{Script=Han}/u
/** What the journal and the list of jobs say in words: `action: 'identity.signIn'` → identity:journal.signIn. */
const told: Readonly<Record<string, string>> = { action: 'journal', name: 'jobs' }
/** Words for what the journal holds; counted as used when the module's code names it. */
const journalWord = /^[\w-]+:journal\.(?:field|value)\.(\w+)$/
const ownCode = /^(?:kit|modules\/\w+)\/([\w-]+)\//

/** The strings of a file: whole ones, and the beginnings of those that are completed at run time. */
function stringsIn(file: string, text: string): Use[] {
  const found: { start: number; text: string; prefix: boolean }[] = []
  const namespace = ownCode.exec(file)?.[1]
  const tell = (start: number, key: string) =>
    found.push({ start, text: `${namespace}:${key}`, prefix: false })
  new Visitor({
    Property: ({ key, value, start }) => {
      if (key.type !== 'Identifier' || !namespace) return
      const part = told[key.name]
      for (const each of value.type === 'ConditionalExpression'
        ? [value.consequent, value.alternate]
        : [value])
        if (part && each.type === 'Literal' && typeof each.value === 'string') {
          const [module, act, more] = each.value.split('.')
          if (module === namespace && act && !more) tell(start, `${part}.${act}`)
        } else if (
          part &&
          each.type === 'TemplateLiteral' &&
          each.quasis[0]?.value.cooked === `${namespace}.`
        )
          found.push({ start, text: `${namespace}:${part}.`, prefix: true })
      if (key.name === 'subject' && value.type === 'ObjectExpression')
        for (const field of value.properties)
          if (
            field.type === 'Property' &&
            field.key.type === 'Identifier' &&
            field.key.name === 'type' &&
            field.value.type === 'Literal'
          )
            tell(start, `journal.subject.${field.value.value}`)
    },
    Literal: ({ value, start }) =>
      void (typeof value === 'string' && found.push({ start, text: value, prefix: false })),
    JSXText: ({ value, start }) => void found.push({ start, text: value, prefix: false }),
    TemplateLiteral: ({ quasis, start }) =>
      void found.push({ start, text: quasis[0]?.value.cooked ?? '', prefix: quasis.length > 1 }),
    TemplateElement: ({ value, start }) =>
      void (han.test(value.raw) && found.push({ start, text: value.raw, prefix: false })),
    CallExpression: ({ callee, arguments: [module, codes], start }) => {
      if (callee.type !== 'Identifier') return
      if (callee.name === 'onEvent' && codes?.type === 'Literal' && typeof codes.value === 'string')
        tell(start, codes.value.replace(`${namespace}.`, 'jobs.'))
      if (callee.name !== 'defineErrors') return
      if (module?.type !== 'Literal' || codes?.type !== 'ObjectExpression') return
      for (const code of codes.properties)
        if (code.type === 'Property' && (code.key.type === 'Literal' || code.key.type === 'Identifier')) {
          const name = code.key.type === 'Literal' ? code.key.value : code.key.name
          found.push({ start: code.start ?? start, text: `${module.value}:errors.${name}`, prefix: false })
        }
    },
  }).visit(parseSync(file, text).program)
  return found.map(({ start, ...rest }) => ({ file, line: text.slice(0, start).split('\n').length, ...rest }))
}

const flat = (messages: Messages, prefix = ''): [key: string, text: string][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[(prefix + key).replace(/_(zero|one|two|few|many|other)$/, ''), value] as [string, string]]
      : flat(value, `${prefix}${key}.`),
  )

/**
 * Where messages and code disagree: a message in one language only, parameters that differ, a key without a message,
 * a message that nobody uses, and Chinese text in a screen or route that belongs into messages.
 */
export function messageFindings(sources: Sources): Finding[] {
  const findings: Finding[] = []
  const keys = new Map<string, { file: string; used: boolean }>()
  const namespaces = new Set<string>()
  const uses: Use[] = []
  for (const [file, text] of sources) {
    const namespace = zhFile.exec(file)?.[1]
    if (namespace) {
      namespaces.add(namespace)
      const zh = JSON.parse(text) as Messages
      const en = JSON.parse(sources.get(file.replace(/zh\.json$/, 'en.json')) ?? '{}') as Messages
      for (const sentence of messageProblems(zh, en)) findings.push({ file, line: 1, sentence })
      for (const [key, message] of [...flat(zh), ...flat(en)]) {
        keys.set(`${namespace}:${key}`, { file, used: false })
        // A message may speak another one: $t(ui:list.and)
        for (const [, nested = ''] of message.matchAll(/\$t\(([\w:.-]+)/g))
          uses.push({ file, line: 1, text: nested, prefix: false })
      }
    } else if (/\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)) uses.push(...stringsIn(file, text))
  }
  for (const { file, line, text, prefix } of uses) {
    if (speaksOnlyInKeys.test(file) && han.test(text))
      findings.push({ file, line, sentence: `"${text.trim()}" belongs into messages/zh.json` })
    const [, namespace = ''] = /^([\w-]+):[\w.-]*$/.exec(text) ?? []
    if (!namespaces.has(namespace)) continue
    const spoken = prefix
      ? [...keys.keys()].filter((key) => key.startsWith(text))
      : keys.has(text)
        ? [text]
        : []
    for (const key of spoken) keys.get(key)!.used = true
    if (spoken.length === 0) findings.push({ file, line, sentence: `no message ${text}${prefix ? '…' : ''}` })
  }
  const names = (namespace: string, word: string) =>
    [...sources].some(
      ([file, text]) => ownCode.exec(file)?.[1] === namespace && file.endsWith('.ts') && text.includes(word),
    )
  for (const [key, { file, used }] of keys) {
    const [, word] = journalWord.exec(key) ?? []
    if (!used && !(word && names(key.split(':')[0]!, word)))
      findings.push({ file, line: 1, sentence: `nobody uses ${key}` })
  }
  return findings
}

if (import.meta.main) {
  const paths = globSync('{kit,modules,apps}/**/*.{ts,tsx,json}', {
    exclude: (name) => name.includes('node_modules'),
  })
  const sources = new Map(
    paths.toSorted().map((path) => [path, readFileSync(join(process.cwd(), path), 'utf8')]),
  )
  const findings = messageFindings(sources)
  for (const { file, line, sentence } of findings) console.error(`${file}:${line} messages: ${sentence}`)
  console.log(findings.length === 0 ? 'messages: all keys agree' : `messages: ${findings.length} findings`)
  process.exitCode = findings.length === 0 ? 0 : 1
}
