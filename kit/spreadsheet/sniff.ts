import { errors } from './errors.ts'
import { type Limits, usualLimits } from './limits.ts'
import { zipEntries } from './zip-directory.ts'

export type Format = 'xlsx' | 'csv'

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/**
 * What a file is by its first bytes, whatever its name says, before anything is unpacked.
 * @throws Problem `not-a-spreadsheet` | `web-page` | `old-workbook` | `locked-workbook` | `has-macros` | `unpacks-too-large` …
 */
export function formatOf(bytes: Uint8Array, limits: Limits = usualLimits): Format {
  if (bytes.length === 0) throw errors.error('empty-file')
  if (bytes.length > limits.bytes)
    throw errors.error('too-large', { params: { megabytes: Math.floor(limits.bytes / 1024 / 1024) } })
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return workbook(bytes, limits)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw errors.error(oleKind(bytes))
  const unicode = starts(bytes, 0xff, 0xfe)
  if (!unicode && bytes.subarray(0, 8_192).includes(0)) throw errors.error('not-a-spreadsheet')
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1').trimStart().toLowerCase()
  if (head.startsWith('%pdf') || head.startsWith('{\\rtf')) throw errors.error('not-a-spreadsheet')
  if (/^(\xef\xbb\xbf)?<(!doctype|html|\?xml|table|meta)/.test(head)) throw errors.error('web-page')
  return 'csv'
}

/** Both a workbook with a password and one of Excel 97 are containers of the same kind; the names inside tell them apart. */
const oleKind = (bytes: Uint8Array) =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked-workbook' : 'old-workbook'

const UNTOLD = 16 * 1024 * 1024

function workbook(bytes: Uint8Array, limits: Limits): Format {
  const entries = zipEntries(bytes)
  if (!entries) throw errors.error('damaged')
  if (!entries.some(({ name }) => name === '[Content_Types].xml')) throw errors.error('not-a-spreadsheet')
  if (entries.some(({ name }) => /vbaproject/i.test(name))) throw errors.error('has-macros')
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  // A part that hides its size would be unpacked without a bound.
  const hides = entries.some(({ packed, unpacked }) => unpacked === 0 && packed > 16)
  const swollen = unpacked > UNTOLD && unpacked > bytes.length * limits.unpackedRatio
  if (hides || swollen || unpacked > limits.unpackedBytes) throw errors.error('unpacks-too-large')
  return 'xlsx'
}
