import { parseSync, Visitor } from 'oxc-parser'
import type { Rule } from '../check.ts'
import { lineAt } from '../imports.ts'
import { locate } from '../territory.ts'

const outside = new Set([
  'Date',
  'process',
  'crypto',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'globalThis',
  'console',
])
const members = new Set(['Temporal.Now', 'Math.random'])

/** Rules are pure: time and seed are passed in, so the same facts give the same answer for ever. */
export const pureRules: Rule = function* ({ tree }) {
  for (const [file, text] of tree) {
    const place = locate(file)
    if (place.zone !== 'module' || place.part !== 'rules' || place.test || !/\.tsx?$/.test(file)) continue
    const found: { name: string; start: number }[] = []
    const note = (name: string, start: number) => void found.push({ name, start })
    new Visitor({
      MemberExpression: ({ object, property, start }) => {
        if (object.type !== 'Identifier' || property.type !== 'Identifier') return
        if (outside.has(object.name)) note(object.name, start)
        if (members.has(`${object.name}.${property.name}`)) note(`${object.name}.${property.name}`, start)
      },
      NewExpression: ({ callee, start }) =>
        callee.type === 'Identifier' && outside.has(callee.name) && note(callee.name, start),
      CallExpression: ({ callee, start }) =>
        callee.type === 'Identifier' && outside.has(callee.name) && note(callee.name, start),
    }).visit(parseSync(file, text).program)
    for (const { name, start } of found)
      yield {
        file,
        line: lineAt(text, start),
        sentence: `a rule is pure; ${name} comes from outside, pass it in`,
      }
  }
}
