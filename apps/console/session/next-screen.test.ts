import { expect, test } from 'vitest'
import { nextScreen } from './next-screen.ts'

test.each([
  ['/console/jobs?palace=1', '/console/jobs?palace=1'],
  ['/console', '/console'],
  [null, '/console/'],
  ['https://evil.example/console/', '/console/'],
  ['//evil.example', '/console/'],
  ['/console//evil.example', '/console/'],
  ['/console.evil', '/console/'],
  ['/my/tickets', '/console/'],
  ['/console/sign-in?next=/console/sign-in', '/console/'],
])('after signing in, next=%s leads to %s', (next, to) => expect(nextScreen(next)).toBe(to))
