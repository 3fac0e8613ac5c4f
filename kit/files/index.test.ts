import { expect, test } from 'vitest'
import { checkedFile, mediaTypeOf } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a file is what its bytes say', () => {
  expect(mediaTypeOf(bytes('%PDF-1.7 …'))).toBe('application/pdf')
  expect(mediaTypeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
  expect(mediaTypeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe('image/png')
  expect(mediaTypeOf(bytes('<html><script>'))).toBeNull()
  expect(mediaTypeOf(bytes('PK'))).toBeNull()
})

test('an empty, a too large and a strange file are refused', () => {
  const refused = (file: Uint8Array) => {
    try {
      checkedFile(file)
    } catch (problem) {
      return (problem as { code: string }).code
    }
    return null
  }
  expect(refused(new Uint8Array(0))).toBe('file-empty')
  expect(refused(bytes('<script>'))).toBe('file-kind')
  const large = new Uint8Array(10 * 1024 * 1024 + 1)
  large.set(bytes('%PDF-'))
  expect(refused(large)).toBe('file-too-large')
  expect(refused(large.subarray(0, -1))).toBeNull()
})
