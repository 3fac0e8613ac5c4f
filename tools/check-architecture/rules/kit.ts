import { parseSync } from 'oxc-parser'
import type { Rule } from '../check.ts'
import { lineAt } from '../imports.ts'
import { locate } from '../territory.ts'

/** kit imports kit and packages, never a module or an app. */
export const kitAlone: Rule = function* ({ edges }) {
  for (const { file, line, from, to, specifier } of edges)
    if (from.zone === 'kit' && to.zone !== 'kit' && to.zone !== 'package')
      yield { file, line, sentence: `kit uses kit only, not ${specifier}` }
}

const domain =
  /enrolment|wait-?list|lottery|no-?show|check-?in|bookroom|night-?school|federation|grassroots|union|activity|course|attend/gi

/** Left out: a role that access grants, and examples shown in the API reference. (The palace itself is the scope of every row and actor.) */
const allowed = /federationOfficer|union all|example: '[^']*'/gi

/**
 * kit does not know what a palace does: none of the words of the domain stands in its code (comments may explain with
 * them). Its ui is the look of the house, drawn for these words, and is left out; it too imports kit alone.
 */
export const kitDomainFree: Rule = function* ({ tree }) {
  for (const [file, text] of tree) {
    const place = locate(file)
    if (place.zone !== 'kit' || place.folder === 'ui' || place.test || !/\.tsx?$/.test(file)) continue
    const blank = (part: string) => part.replace(/[^\n]/g, ' ')
    let code = text
    for (const { start, end } of parseSync(file, text).comments)
      code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end)
    for (const { index, 0: word } of code.replace(allowed, blank).matchAll(domain))
      yield {
        file,
        line: lineAt(text, index),
        sentence: `"${word}" is a word of the domain; kit is free of it`,
      }
  }
}
