/** Where in the design a file stands. */
export type Territory =
  | { zone: 'kit'; folder: string; test: boolean }
  | { zone: 'module'; module: string; name: string; part: string; rest: string; test: boolean }
  | { zone: 'top'; test: boolean }
  | { zone: 'package'; name: string }

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** The part of a module that a path within it belongs to: a folder (`rules`), or a file at its door (`contract`). */
const partOf = (rest: string) =>
  rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : rest.replace(/(\.test)?\.\w+$/, '')

/** Tells the territory of a file by its path from the root. `modules/map.ts` stands on top, with the apps. */
export function locate(path: string): Territory {
  const [zone, first = '', second = '', ...more] = path.split('/')
  if (zone === 'kit') return { zone, folder: first, test: isTest(path) }
  if (zone === 'modules' && more.length > 0) {
    const rest = more.join('/')
    return {
      zone: 'module',
      module: `${first}/${second}`,
      name: second,
      part: partOf(rest),
      rest,
      test: isTest(path),
    }
  }
  return { zone: 'top', test: isTest(path) }
}

/** What an import leads to: the path of a file from the root, or a package. */
export function resolve(from: string, specifier: string): { path?: string; territory: Territory } {
  const path = specifier.startsWith('#')
    ? specifier.slice(1)
    : specifier.startsWith('.')
      ? new URL(specifier, `file:///${from}`).pathname.slice(1)
      : undefined
  return path === undefined
    ? { territory: { zone: 'package', name: specifier } }
    : { path, territory: locate(path) }
}
