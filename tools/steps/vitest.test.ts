import { expect, test } from 'vitest'
import { count, type Report } from './vitest.ts'

const report = (more: Partial<Report> = {}): Report => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  success: true,
  testResults: [],
  ...more,
})

test('counts what passed', () => {
  expect(count(report(), 0, '')).toEqual({ passed: 3, failed: 0, output: '' })
})

test('tells each failed test with its reason', () => {
  const assertionResults = [
    { status: 'failed', fullName: 'draw is fair', failureMessages: ['expected 1 to be 2'] },
  ]
  const failed = report({
    numFailedTests: 1,
    success: false,
    testResults: [{ name: 'draw.test.ts', status: 'failed', message: '', assertionResults }],
  })
  expect(count(failed, 1, '')).toEqual({
    passed: 3,
    failed: 1,
    output: 'draw.test.ts\ndraw is fair: failed\nexpected 1 to be 2',
  })
})

test('a file that did not load is a failure', () => {
  const testResults = [
    { name: 'broken.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
  ]
  expect(count(report({ success: false, testResults }), 1, '')).toMatchObject({
    failed: 1,
    output: 'broken.test.ts\nSyntaxError',
  })
})

test('a skipped test is a failure', () => {
  expect(count(report({ numPendingTests: 1 }), 0, '')).toMatchObject({ failed: 1 })
})

test('a run that fails without a failed test is a failure', () => {
  expect(count(report(), 1, 'Unhandled error')).toEqual({ passed: 3, failed: 1, output: 'Unhandled error' })
})
