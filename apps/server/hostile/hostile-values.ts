import fc from 'fast-check'

/** Texts that have broken somebody's software: markup, queries, templates, lines, paths, and what no text should be. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202e\u2066文化宫',
  '﷽'.repeat(40),
  'é̂'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(20),
  '<script>alert(1)</script>',
  '"onload=alert(1) x="',
  "'><img src=x onerror=alert(1)>",
  '</script><script>alert(1)//',
  'javascript:alert(1)',
  "'; drop table identity.person; --",
  "' or 1=1 --",
  '%',
  '_%\\',
  '{{7*7}}${7*7}<%= 7 %>#{7}',
  'a\r\nSet-Cookie: session=stolen',
  '\u001b[31mred\u001b[0m',
  '../../../../etc/passwd',
  '..%2f..%2fsecret-key',
  '//evil.example',
  '/\\evil.example',
  '=HYPERLINK("http://evil.example")',
  '+1+1',
  '@SUM(A1)',
  '__proto__',
  'constructor',
  '9'.repeat(400),
  '1e999',
  'NaN',
  '-0',
  '2026-02-30',
  '+275760-09-14T00:00:00Z',
  '0000-01-01',
  '9999-12-31T23:59:60Z',
  '2026-11-22T19:00:00+99:99',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(20_000),
]

const hostileNumbers = [0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, 1e-320, 1e21]

/** A value of the wrong kind, however deep. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...hostileTexts),
  fc.constantFrom<unknown>(...hostileNumbers),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], [null], { toString: 'x' }, { length: 1e9 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 30 }),
)

/** Bodies that are no JSON, or too much of it. */
export const rawBodies: readonly string[] = [
  '',
  '{',
  '{"a":',
  'null',
  '[]',
  '"text"',
  '{"a":1,"a":2}',
  '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
  '\ufeff{}',
  '\u0000',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `{"a":${'9'.repeat(10_000)}}`,
  JSON.stringify({ a: 'x'.repeat(1_100_000) }),
]

export const contentTypes = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
] as const
