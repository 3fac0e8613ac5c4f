import { Button } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { Confirm, DataTable, Empty, StateTag, useMay, useT, type Column } from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { cancelEnrolmentRoute, states, undoCheckInRoute, type SessionPerson } from '../../../contract.ts'
import { stateTone, timeWords, whenWords } from '../words.ts'

type Props = { palaceId: string; sessionId: string; people: readonly SessionPerson[] }

/** Everyone who signed up, waits or walked in; what staff may do for them on the phone. */
export function PeopleTable({ palaceId, people }: Props) {
  const t = useT()
  const may = useMay(['desk', 'teacher', 'programmer', 'hallManager', 'director'])
  return (
    <DataTable<SessionPerson>
      personal
      label={t('enrolment:console.tab.people')}
      rows={people}
      rowKey={({ enrolmentId }) => enrolmentId}
      columns={[...columnsIn(t), ...(may ? [actsIn(t, palaceId)] : [])]}
      empty={<Empty title={t('enrolment:console.nobody')} next={t('enrolment:console.nobodyNext')} />}
    />
  )
}

function Acts({ person, palaceId }: { person: SessionPerson; palaceId: string }) {
  const t = useT()
  const { enrolmentId, nameMasked, state, mayUndo } = person
  const params = { palaceId, enrolmentId }
  const cancel = useAct(cancelEnrolmentRoute, { says: t('enrolment:console.cancelled') })
  const undo = useAct(undoCheckInRoute, { says: t('enrolment:console.undone') })
  if (state === 'attended' && mayUndo.allowed)
    return (
      <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ params })}>
        {t('enrolment:console.door.undo')}
      </Button>
    )
  if (state !== 'confirmed' && state !== 'waitlisted' && state !== 'offered') return null
  return (
    <Confirm
      label={t('enrolment:console.giveBack')}
      title={t('enrolment:console.giveBackTitle', { name: nameMasked })}
      consequence={t(`enrolment:console.giveBackConsequence.${state === 'waitlisted' ? 'waiting' : 'place'}`)}
      act={t('enrolment:console.giveBack')}
      button={{ size: 'small', danger: false }}
      onConfirm={() => cancel.mutateAsync({ params })}
    />
  )
}

const actsIn = (t: Translator, palaceId: string): Column<SessionPerson> => ({
  key: 'acts',
  title: t('enrolment:console.field.acts'),
  value: () => null,
  show: (person) => <Acts person={person} palaceId={palaceId} />,
  exported: false,
})

const kinds = ['signedUp', 'companion', 'walkIn', 'gig'] as const
const kindOf = ({ companion, walkIn, reserved }: SessionPerson): (typeof kinds)[number] =>
  walkIn ? 'walkIn' : companion ? 'companion' : reserved ? 'gig' : 'signedUp'

const columnsIn = (t: Translator): Column<SessionPerson>[] => [
  {
    key: 'seat',
    title: t('enrolment:console.field.seat'),
    value: ({ seatNo }) => seatNo,
    number: true,
    sort: true,
  },
  { key: 'name', title: t('enrolment:console.field.name'), value: ({ nameMasked }) => nameMasked },
  { key: 'phone', title: t('enrolment:console.field.phone'), value: ({ phoneMasked }) => phoneMasked },
  {
    key: 'state',
    title: t('enrolment:console.field.state'),
    value: ({ state }) => t(`enrolment:console.state.${state}`),
    show: ({ state }) => <StateTag tone={stateTone[state]}>{t(`enrolment:console.state.${state}`)}</StateTag>,
    filter: states.map((value) => ({ value, label: t(`enrolment:console.state.${value}`) })),
    filterValue: ({ state }) => state,
  },
  {
    key: 'kind',
    title: t('enrolment:console.field.kind'),
    value: (person) => t(`enrolment:console.kind.${kindOf(person)}`),
    filter: kinds.map((value) => ({ value, label: t(`enrolment:console.kind.${value}`) })),
    filterValue: kindOf,
  },
  {
    key: 'enrolledAt',
    title: t('enrolment:console.field.enrolledAt'),
    value: ({ enrolledAt }) => enrolledAt,
    show: ({ enrolledAt }) => whenWords(t, enrolledAt),
    sort: true,
  },
  {
    key: 'checkIn',
    title: t('enrolment:console.field.checkIn'),
    value: ({ meetings }) => meetings.at(-1)?.at,
    show: ({ meetings }) =>
      meetings.length === 0
        ? '—'
        : meetings
            .map(({ at, method }) => `${timeWords(t, at)} ${t(`enrolment:console.method.${method}`)}`)
            .join(t('enrolment:console.comma')),
    sort: true,
  },
]
