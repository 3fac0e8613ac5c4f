import { DrawError } from './bytes.ts'
import { canonicalFile, type Plain, readCanonicalFile } from './canonical.ts'

/** Reads single fields of a file that anybody may have written, and refuses what is of another kind. */
export class Fields {
  readonly #object: { readonly [key: string]: Plain | undefined }
  constructor(value: Plain | undefined) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new DrawError('not-canonical')
    this.#object = value as { readonly [key: string]: Plain | undefined }
  }
  text(key: string): string {
    const value = this.#object[key]
    return typeof value === 'string' ? value : refuse(key)
  }
  /** Whole and not below 0. */
  number(key: string): number {
    const value = this.#object[key]
    return typeof value === 'number' && value >= 0 ? value : refuse(key)
  }
  list<Item>(key: string, read: (item: Plain) => Item): Item[] {
    const value = this.#object[key]
    return Array.isArray(value) ? value.map(read) : refuse(key)
  }
  within<Inner>(key: string, read: (fields: Fields) => Inner): Inner {
    return read(new Fields(this.#object[key]))
  }
  orNull<Inner>(key: string, read: (fields: Fields) => Inner): Inner | null {
    return this.#object[key] === null ? null : this.within(key, read)
  }
  oneOf<Word extends string>(key: string, ...words: readonly Word[]): Word {
    return words.find((word) => word === this.#object[key]) ?? refuse(key)
  }
}

/** A text in a list. */
export const textOf = (value: Plain): string =>
  typeof value === 'string' ? value : refuse(JSON.stringify(value))

/** A number in a list: whole, and not below 0. */
export const numberOf = (value: Plain): number =>
  typeof value === 'number' && value >= 0 ? value : refuse(JSON.stringify(value))

function refuse(about: string): never {
  throw new DrawError('not-canonical', about)
}

/**
 * Reads a canonical file that holds what `read` takes from it, and nothing besides.
 * @throws DrawError `not-canonical`
 */
export function readShape<Shape extends Plain>(file: Uint8Array, read: (fields: Fields) => Shape): Shape {
  const shape = read(new Fields(readCanonicalFile(file)))
  if (canonicalFile(shape).length !== file.length) throw new DrawError('not-canonical')
  return shape
}
