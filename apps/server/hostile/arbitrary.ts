import fc from 'fast-check'
import { hostileTexts, hostileValue } from './hostile-values.ts'

export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}
export type Definitions = Record<string, Schema>

/** Values that mostly follow the schema: about one in twenty-five of its parts is replaced by something hostile. */
export function valuesOf(
  schema: Schema,
  given: { definitions: Definitions; ids: readonly string[] },
): fc.Arbitrary<unknown> {
  const of = (part: Schema): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 24, arbitrary: plain(part) }, { weight: 1, arbitrary: hostileValue })
  function plain(part: Schema): fc.Arbitrary<unknown> {
    if (part.$ref) return of(given.definitions[part.$ref.split('/').at(-1)!] ?? {})
    if (part.enum) return fc.constantFrom(...part.enum)
    if (part.const !== undefined) return fc.constant(part.const)
    const choices = part.anyOf ?? part.oneOf
    if (choices) return fc.oneof(...choices.map(of))
    if (part.allOf)
      return fc.tuple(...part.allOf.map(of)).map((parts) => Object.assign({}, ...parts) as unknown)
    const types = [part.type ?? []].flat()
    if (types.length > 1) return fc.oneof(...types.map((type) => plain({ ...part, type })))
    return ofType(part, types[0])
  }
  function ofType(part: Schema, type: string | undefined): fc.Arbitrary<unknown> {
    const { minimum = -5, maximum = 2_000 } = part
    const lowest = Math.max(minimum, -(2 ** 31))
    switch (type) {
      case 'object':
        return record(part)
      case 'array':
        return fc.array(of(part.items ?? {}), {
          minLength: part.minItems ?? 0,
          maxLength: Math.min(part.maxItems ?? 4, 4),
        })
      case 'integer':
        return fc.integer({ min: lowest, max: Math.min(maximum, lowest + 3_000) })
      case 'number':
        return fc.double({ min: minimum, max: Math.max(minimum, maximum), noNaN: true })
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'string':
        return text(part)
      default:
        return hostileValue
    }
  }
  function record({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
    const parts = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, of(one)]))
    return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) })
  }
  function text({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<unknown> {
    if (format === 'uuid') return fc.oneof(fc.constantFrom(...given.ids), fc.uuid())
    if (format === 'date-time' || format === 'date') return moment(format)
    if (format === 'uri')
      return fc.constantFrom('https://example.org/a', 'javascript:alert(1)', 'http://[::1]/')
    if (pattern) return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constantFrom(...hostileTexts))
    return fc.oneof(
      fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }),
      fc.constantFrom(...hostileTexts, 'desk', '420102', '4201', '15400000001'),
    )
  }
  return of(schema)
}

const moment = (format: 'date' | 'date-time') =>
  fc
    .integer({ min: -400, max: 400 })
    .map((hours) => Temporal.Instant.from('2026-12-01T00:00:00Z').add({ hours }).toString())
    .map((instant) => (format === 'date' ? instant.slice(0, 10) : instant))

/** A value that is right but for one of its parts, which is replaced by something hostile; one in three is right. */
export const oneWrongPart = (right: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(), fc.oneof(hostileValue, fc.constant(undefined)), fc.integer({ min: 0, max: 2 }))
    .map(([where, wrong, chance]) => {
      if (chance === 0 || typeof right !== 'object' || right === null) return right
      const copy = structuredClone(right) as Record<string, unknown>
      const parts = partsOf(copy)
      // An empty body has nothing to be wrong.
      if (parts.length === 0) return right
      const { holder, name } = parts[where % parts.length]!
      holder[name] = wrong
      return copy
    })

type Part = { holder: Record<string, unknown>; name: string }

function partsOf(value: Record<string, unknown>): Part[] {
  return Object.entries(value).flatMap(([name, inner]) => [
    { holder: value, name },
    ...(typeof inner === 'object' && inner !== null ? partsOf(inner as Record<string, unknown>) : []),
  ])
}
