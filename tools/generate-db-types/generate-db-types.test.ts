import { expect, test } from 'vitest'
import type { Column } from './columns.ts'
import { dbFile } from './file.ts'
import { columnType } from './types.ts'

const column = (changes: Partial<Column>): Column => ({
  schema: 'catalog',
  table: 'session',
  column: 'x',
  type: 'text',
  nullable: false,
  filled: false,
  readOnly: false,
  definitions: [],
  ...changes,
})

test.each<[Partial<Column>, string]>([
  [{ type: 'uuid' }, 'string'],
  [{ type: 'bigint' }, 'number'],
  [{ type: 'numeric(8,2)', nullable: true }, 'number | null'],
  [{ type: 'timestamp with time zone', nullable: true }, 'Temporal.Instant | null'],
  [{ type: 'date' }, 'Temporal.PlainDate'],
  [{ type: 'tstzrange' }, 'Interval'],
  [{ type: 'bytea' }, 'Buffer'],
  [{ type: 'text[]', filled: true }, 'Generated<string[]>'],
  [{ type: 'boolean', readOnly: true }, 'GeneratedAlways<boolean>'],
  [{ type: 'jsonb' }, 'ColumnType<unknown, string, string>'],
  [{ type: 'jsonb', nullable: true }, 'ColumnType<unknown, string | null | undefined, string | null>'],
  [{ definitions: [`CHECK ((x = ANY (ARRAY['free'::text, 'atCost'::text])))`] }, `'free' | 'atCost'`],
  [{ definitions: [`CHECK ((x <> ''::text))`] }, 'string'],
  [{ type: 'text[]', definitions: [`CHECK ((x <@ ARRAY['a'::text, 'b'::text]))`] }, `('a' | 'b')[]`],
  [
    {
      readOnly: true,
      definitions: [`CASE WHEN (gone_at IS NOT NULL) THEN 'gone'::text ELSE 'here'::text END`],
    },
    `GeneratedAlways<'gone' | 'here'>`,
  ],
])('%o reads as %s', (changes, expected) => expect(columnType(column(changes))).toBe(expected))

test('a type that the driver does not translate is refused by name', () => {
  expect(() => columnType(column({ type: 'money' }))).toThrow(
    'catalog.session.x: no TypeScript type for money',
  )
})

test('a file holds its tables, what they import and the view of the database', () => {
  expect(dbFile('legal_aid', [column({ table: 'case', column: 'during', type: 'tstzrange' })])).toBe(
    [
      '// Generated from the migrations by tools/generate-db-types.ts; never edit by hand.',
      `import type { Db } from '#kit/db/index.ts'`,
      `import type { Interval } from '#kit/interval/index.ts'`,
      '',
      'export type LegalAidTables = {',
      `  'legal_aid.case': {`,
      '    during: Interval',
      '  }',
      '}',
      '',
      '/** The database as this module sees it: its own tables. */',
      'export const legalAidDb = (db: Db) => db.withTables<LegalAidTables>()',
      '',
    ].join('\n'),
  )
})
