import { accounts } from '../../../tools/demo/index.ts'

const tasks: Record<string, string> = {
  province: 'the register of all palaces, down to a county',
  wuhan: 'the palaces of Wuhan, and only those',
  jiangan: 'the palaces of one district',
  director: 'attendance, no-shows and ratings of the palace; appeals',
  programmer: 'programmes and the week timetable; publish a session',
  desk: 'the door screen: check in by ticket, code or phone; walk-ins',
  admin: 'people, roles, jobs',
  auditor: 'the journal',
  '15400000001': 'sign up a child; one ticket for the family',
  '15400000002': 'a place is offered from the waitlist: take it or let it pass',
  '15400000003': 'suspended after three no-shows: read why, and appeal',
  '15400000004': 'elder mode',
  '15400000005': 'contact of a workplace union: book the hall for a season',
}

/** What to print after the start of a demonstration: one line an account. */
export function demonstrationAccounts(): string[] {
  return accounts().map(
    ({ role, signIn, password, name }) =>
      `${role.padEnd(18)} ${signIn.padEnd(12)} ${(password ?? '(a code)').padEnd(16)} ${name}  ${tasks[signIn] ?? ''}`,
  )
}
