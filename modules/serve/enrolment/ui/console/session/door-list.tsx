import { useT } from '#kit/ui/console/index.ts'
import type { SessionDetail } from '#modules/serve/catalog/contract.ts'
import type { SessionPerson } from '../../../contract.ts'
import { rangeWords, whenWords } from '../words.ts'
import { doorOrder } from './people.ts'

/** The list for a door without network: only on paper, with a box to tick and room for walk-ins. */
export function DoorList({ session, people }: { session: SessionDetail; people: readonly SessionPerson[] }) {
  const t = useT()
  const rows = doorOrder(people)
  const head = ['seat', 'name', 'phone', 'state', 'tick'] as const
  return (
    <section className="on-paper" aria-hidden>
      <h1>{session.title}</h1>
      <p>
        {[rangeWords(t, session), session.space?.name, session.palace.name].filter(Boolean).join(' · ')} ·{' '}
        {t('enrolment:console.print.count', { count: rows.length, capacity: session.capacity })}
      </p>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name}>{t(`enrolment:console.field.${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ enrolmentId, seatNo, waitlistNo, nameMasked, phoneMasked, state }) => (
            <tr key={enrolmentId}>
              <td>{seatNo ?? t('enrolment:console.waitlistNo', { no: waitlistNo ?? '' })}</td>
              <td>{nameMasked}</td>
              <td>{phoneMasked}</td>
              <td>{t(`enrolment:console.state.${state}`)}</td>
              <td className="tick">☐</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('enrolment:console.print.walkIns')}</p>
      <p>{t('enrolment:console.print.printed', { when: whenWords(t, Temporal.Now.instant().toString()) })}</p>
    </section>
  )
}
