import type { Db } from '#kit/db/index.ts'

/** The same database, with a count of the statements that were answered through it: lists must not ask more for more rows. */
export function countingStatements(db: Db): { db: Db; asked: { statements: number } } {
  const asked = { statements: 0 }
  const counting = db.withPlugin({
    transformQuery: ({ node }) => node,
    // Counted by their answers: a prepared question is built once and asked often.
    transformResult: async ({ result }) => {
      asked.statements += 1
      return result
    },
  })
  return { db: counting, asked }
}
