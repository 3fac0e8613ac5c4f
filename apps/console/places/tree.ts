import type { Actor } from '#kit/access/index.ts'
import type { Scope, ScopeChoice } from '#kit/ui/console/index.ts'

export type Division = { code: string; scope: string; name: string; parentCode: string | null }
export type PalaceName = { id: string; name: string; slug: string; divisionCode: string }

/** A part of the tree that can be looked at: a division, or a palace as its leaf. */
export type Place = {
  /** A division's code prefix ('4201'), or `palace:` and the palace's id. */
  value: string
  label: string
  /** What else it is found by, such as its name in pinyin. */
  also: string
  scope: Scope
  children: Place[]
}

const PALACE = 'palace:'
export const valueOf = (choice: NonNullable<ScopeChoice>): string =>
  'palaceId' in choice ? PALACE + choice.palaceId : choice.divisionCode
export const choiceOf = (value: string): NonNullable<ScopeChoice> =>
  value.startsWith(PALACE) ? { palaceId: value.slice(PALACE.length) } : { divisionCode: value }

/**
 * The tree province → city → county → palace, cut to what the actor was given: their divisions with everything below,
 * and their palaces. Someone with one palace gets one leaf, and has nothing to choose.
 */
export function placeTree(
  divisions: readonly Division[],
  palaces: readonly PalaceName[],
  actor: Actor,
): Place[] {
  const byParent = Map.groupBy(divisions, ({ parentCode }) => parentCode)
  const byDivision = Map.groupBy(palaces, ({ divisionCode }) => divisionCode)
  const known = new Set(divisions.map(({ code }) => code))
  const grow = (division: Division): Place => ({
    value: division.scope,
    label: division.name,
    also: '',
    scope: { divisionCode: division.scope, palaceId: null, name: division.name },
    children: [
      ...(byDivision.get(division.code) ?? []).map(leaf),
      ...(byParent.get(division.code) ?? []).map(grow),
    ],
  })
  const roots = divisions.filter(({ parentCode }) => parentCode === null || !known.has(parentCode)).map(grow)
  return roots.flatMap((root) => granted(root, actor))
}

const leaf = ({ id, name, slug, divisionCode }: PalaceName): Place => ({
  value: PALACE + id,
  label: name,
  also: slug,
  scope: { divisionCode, palaceId: id, name },
  children: [],
})

/** The place whole when a grant covers it, else the parts below that grants cover, hung where they are. */
function granted(place: Place, actor: Actor): Place[] {
  const { divisionCode, palaceId } = place.scope
  const covered = actor.grants.some((grant) =>
    'scope' in grant ? divisionCode.startsWith(grant.scope) : grant.palaceId === palaceId,
  )
  return covered ? [place] : place.children.flatMap((child) => granted(child, actor))
}

/** From the top to the place: 湖北省, 武汉市, 江岸区, palace; empty when it is not in the tree. */
export function pathTo(tree: readonly Place[], value: string): Place[] {
  for (const place of tree) {
    if (place.value === value) return [place]
    const below = pathTo(place.children, value)
    if (below.length > 0) return [place, ...below]
  }
  return []
}

/** Every place of the tree in reading order. */
export const allPlaces = (tree: readonly Place[]): Place[] =>
  tree.flatMap((place) => [place, ...allPlaces(place.children)])

/** What the URL asks for when the actor may look at it, else the first place they were given. */
export function chosenPlace(tree: readonly Place[], choice: ScopeChoice): Place[] {
  const asked = choice ? pathTo(tree, valueOf(choice)) : []
  return asked.length > 0 ? asked : tree.slice(0, 1)
}
