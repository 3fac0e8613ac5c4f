import { type Compilable, type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Db } from './index.ts'

/** Where a value goes that is given each time the question is asked. */
class Blank {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export type Blanks<Given> = { [Name in keyof Given]: RawBuilder<Given[Name]> }

/**
 * A question that is put into SQL once and then asked again and again with other values: in a rush, building the same few
 * statements anew was a tenth of what the server computed. `build` sees blanks in place of the values, so what it builds
 * cannot depend on them.
 */
export function prepared<Given extends object, Row>(
  build: (db: Db, blanks: Blanks<Given>) => Compilable<Row>,
): (db: Db, given: Given) => Promise<Row[]> {
  const blanks = new Proxy({} as Blanks<Given>, { get: (_, name) => sql.val(new Blank(String(name))) })
  let built: CompiledQuery<Row> | undefined
  return async (db, given) => {
    built ??= build(db, blanks).compile()
    const parameters = built.parameters.map((one) =>
      one instanceof Blank ? given[one.name as keyof Given] : one,
    )
    return (await db.executeQuery<Row>({ ...built, parameters })).rows
  }
}
