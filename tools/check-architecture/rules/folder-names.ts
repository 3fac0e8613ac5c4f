import type { Rule } from '../check.ts'

const vague = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'misc',
  'lib',
  'libs',
  'manager',
  'managers',
])

/** A folder or file is named by what it does, never by a word that fits anything. */
export const folderNames: Rule = function* ({ tree }) {
  for (const file of tree.keys()) {
    const name = file.split('/').find((segment) => vague.has(segment.split('.')[0]!))
    if (name) yield { file, line: 1, sentence: `"${name}" fits anything; name it by what it does` }
  }
}
