const MAINLAND_MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/

/** A mainland mobile number as its 11 digits, however it was typed (`+86 138-1234-5678`,
 *  full-width digits), or null when it is none. */
export function normalizePhone(typed: string): string | null {
  const compact = typed.normalize('NFKC').replace(/[\s()\-.\u2010-\u2015]/g, '')
  return MAINLAND_MOBILE.exec(compact)?.[1] ?? null
}
