import { DataTable, Empty, useT } from '#kit/ui/console/index.ts'
import { stepKinds, type SessionPerson } from '../../../contract.ts'
import { timeWords, whenWords } from '../words.ts'
import { happenings, type Happening } from './people.ts'

/** Every step of everyone in the order in which it happened, so that any question about a place can be answered. */
export function History({ people }: { people: readonly SessionPerson[] }) {
  const t = useT()
  return (
    <DataTable<Happening>
      personal
      label={t('enrolment:console.tab.history')}
      rows={happenings(people)}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'at',
          title: t('enrolment:console.field.at'),
          value: ({ at }) => at,
          show: ({ at }) => whenWords(t, at),
          sort: true,
        },
        { key: 'name', title: t('enrolment:console.field.name'), value: ({ nameMasked }) => nameMasked },
        {
          key: 'step',
          title: t('enrolment:console.field.step'),
          value: ({ kind, until }) => {
            const step = t(`enrolment:console.step.${kind}`)
            return until ? t('enrolment:console.stepUntil', { step, time: timeWords(t, until) }) : step
          },
          filter: stepKinds.map((value) => ({ value, label: t(`enrolment:console.step.${value}`) })),
          filterValue: ({ kind }) => kind,
        },
        {
          key: 'place',
          title: t('enrolment:console.field.now'),
          value: ({ seatNo, waitlistNo }) =>
            seatNo
              ? t('enrolment:console.seat', { no: seatNo })
              : waitlistNo
                ? t('enrolment:console.waitlistNo', { no: waitlistNo })
                : null,
        },
      ]}
      empty={<Empty title={t('enrolment:console.nobody')} next={t('enrolment:console.nobodyNext')} />}
    />
  )
}
