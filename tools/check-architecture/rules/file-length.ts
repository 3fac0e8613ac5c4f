import type { Rule } from '../check.ts'

/** A file stays short enough to be read in one go: 300 lines, a test 600. Generated types do not count. */
export const fileLength: Rule = function* ({ tree }) {
  for (const [file, text] of tree) {
    if (!/\.tsx?$/.test(file) || file.endsWith('schema/db.ts')) continue
    const limit = /\.(test|e2e)\.tsx?$/.test(file) ? 600 : 300
    const lines = text.split('\n').length - 1
    if (lines > limit)
      yield { file, line: limit + 1, sentence: `has ${lines} lines, more than ${limit}; divide it by idea` }
  }
}
