import type { FrozenSites } from './frozen.ts'
import { travelMatrix, type TravelMatrix } from './matrix.ts'
import { SITE, type SiteQuestion } from './problem.ts'

/** The same instance without one of the decisions, to price it. */
export const without = (frozen: FrozenSites, code: string): FrozenSites => ({
  ...frozen,
  sites: frozen.sites.map((site) => (site.code === code ? { ...site, decided: null } : site)),
})

export const matrixOf = ({ points, sites, measured, speed }: FrozenSites): TravelMatrix =>
  travelMatrix(points, sites, measured, speed)

const standing = ({ sites }: FrozenSites) => sites.filter(({ kind }) => kind === 'palace').length
/** Costs are rounded up and budgets down to whole yuan, so that no plan costs a fen too much. */
const yuanUp = (fen: number) => Math.ceil(fen / 100)
const yuanDown = (fen: number) => Math.floor(fen / 100)

/** What the solvers are asked: palaces that stand are open and cost nothing. `minutes` is the matrix of these points and sites. */
export function siteQuestion(frozen: FrozenSites, minutes: Float64Array): SiteQuestion {
  const { parameters, points, sites } = frozen
  const instance = {
    weight: Float64Array.from(points, ({ workers }) => workers),
    minutes,
    cost: Float64Array.from(sites, ({ costFen, kind }) => (kind === 'palace' ? 0 : yuanUp(costFen))),
    state: Uint8Array.from(sites, ({ kind, decided }) =>
      kind === 'palace' || decided?.kind === 'lock'
        ? SITE.open
        : decided?.kind === 'forbid'
          ? SITE.forbidden
          : SITE.free,
    ),
  }
  switch (parameters.question) {
    case 'fewest':
      return { kind: 'fewestSites', instance, withinMinutes: parameters.minutes }
    case 'coverage':
      return {
        kind: 'mostCovered',
        instance,
        withinMinutes: parameters.minutes,
        budget: yuanDown(parameters.budgetFen),
      }
    case 'travel':
      return { kind: 'leastTravel', instance, sites: parameters.sites + standing(frozen) }
  }
}

/** The neighbouring questions that show how much the setting matters: one site, a tenth of the money or five minutes more or less. */
export function neighbours(frozen: FrozenSites): { setting: number; frozen: FrozenSites }[] {
  const { parameters } = frozen
  const turned = (() => {
    switch (parameters.question) {
      case 'fewest':
        return [-5, 5]
          .map((step) => parameters.minutes + step)
          .filter((minutes) => minutes > 0)
          .map((minutes) => ({ setting: minutes, parameters: { ...parameters, minutes } }))
      case 'coverage':
        return [0.9, 1.1].map((factor) => {
          const budgetFen = Math.round(parameters.budgetFen * factor)
          return { setting: budgetFen, parameters: { ...parameters, budgetFen } }
        })
      case 'travel':
        return [-1, 1]
          .map((step) => parameters.sites + step)
          .filter((sites) => sites > 0 || standing(frozen) > 0)
          .map((sites) => ({ setting: sites, parameters: { ...parameters, sites } }))
    }
  })()
  return turned.map((one) => ({ setting: one.setting, frozen: { ...frozen, parameters: one.parameters } }))
}

/** The setting that `neighbours` turns. */
export const settingOf = ({ parameters }: FrozenSites): number =>
  parameters.question === 'fewest'
    ? parameters.minutes
    : parameters.question === 'coverage'
      ? parameters.budgetFen
      : parameters.sites
