import { parseSync, Visitor } from 'oxc-parser'

/** One module named in a file; `late` when it is only loaded on demand. */
export type Import = { specifier: string; line: number; typeOnly: boolean; late?: true }

/** The line, counted from 1, that holds this offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Every module that a file names: static, dynamic and type imports, and re-exports. */
export function importsOf(path: string, text: string): Import[] {
  const { module, program } = parseSync(path, text)
  const found: (Omit<Import, 'line'> & { offset: number })[] = []
  for (const { moduleRequest, entries } of module.staticImports)
    found.push({
      specifier: moduleRequest.value,
      offset: moduleRequest.start,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest)
        found.push({ specifier: moduleRequest.value, offset: moduleRequest.start, typeOnly: isType })
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^['"`]([^'"`$]*)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    if (literal)
      found.push({ specifier: literal[1]!, offset: moduleRequest.start, typeOnly: false, late: true })
  }
  new Visitor({
    TSImportType: ({ source }) =>
      found.push({ specifier: source.value, offset: source.start, typeOnly: true }),
  }).visit(program)
  const named = found.map(({ offset, ...rest }) => ({ ...rest, line: lineAt(text, offset) }))
  return [...new Map(named.map((each) => [JSON.stringify(each), each])).values()]
}
