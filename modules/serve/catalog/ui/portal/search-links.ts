import type { SessionSearch } from '../../contract.ts'

/** The address of a search; what is empty is left out, and a changed filter starts at the first page again. */
export function searchHref(search: SessionSearch, change: Partial<SessionSearch> = {}): string {
  const { after: _, limit: __, ...kept } = search
  const query = new URLSearchParams(
    Object.entries({ ...kept, ...change }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString()
  return query ? `/search?${query}` : '/search'
}

/** The filters as text, for the hidden fields of a form. */
export function searchFields(search: SessionSearch): Record<string, string> {
  const { after: _, limit: __, ...kept } = search
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
