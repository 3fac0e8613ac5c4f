/** Messages as they stand in zh.json and en.json: text, or a group of messages. */
export interface Messages {
  [key: string]: string | Messages
}

const PLURAL = /_(zero|one|two|few|many|other)$/
const PARAM = /\{\{\s*([^},\s]+)[^}]*\}\}/g

/** Where the two languages disagree: a message or a `{{param}}` that only one of them has. */
export function messageProblems(zh: object, en: object): string[] {
  const inChinese = paramsByKey(zh as Messages)
  const inEnglish = paramsByKey(en as Messages)
  const problems: string[] = []
  for (const key of new Set([...inChinese.keys(), ...inEnglish.keys()])) {
    const a = inChinese.get(key)
    const b = inEnglish.get(key)
    if (!a) problems.push(`${key} is not in zh`)
    else if (!b) problems.push(`${key} is not in en`)
    else if (a.symmetricDifference(b).size > 0) {
      problems.push(`${key} has {${[...a]}} in zh and {${[...b]}} in en`)
    }
  }
  return problems
}

/** The parameters of each message; the plural forms of a message count as one. */
function paramsByKey(messages: Messages, prefix = ''): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'object') {
      for (const [path, params] of paramsByKey(value, `${prefix}${key}.`)) found.set(path, params)
      continue
    }
    const stem = prefix + key.replace(PLURAL, '')
    const params = [...value.matchAll(PARAM)].map((match) => match[1]!)
    found.set(stem, new Set([...(found.get(stem) ?? []), ...params]))
  }
  return found
}
