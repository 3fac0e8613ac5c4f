import type { Rule } from '../check.ts'

/** No file reaches itself through what it imports; types and what is loaded on demand do not count. */
export const cycles: Rule = function* ({ edges }) {
  const next = Map.groupBy(
    edges.filter((edge) => edge.path !== undefined && !edge.typeOnly && !edge.late),
    (edge) => edge.file,
  )
  const done = new Set<string>()
  const trail: string[] = []
  function* walk(file: string): ReturnType<Rule> & Generator {
    trail.push(file)
    for (const { path, line } of next.get(file) ?? []) {
      const start = trail.indexOf(path!)
      if (start >= 0)
        yield { file, line, sentence: `closes a circle: ${[...trail.slice(start), path].join(' → ')}` }
      else if (!done.has(path!)) yield* walk(path!)
    }
    trail.pop()
    done.add(file)
  }
  for (const file of next.keys()) if (!done.has(file)) yield* walk(file)
}
