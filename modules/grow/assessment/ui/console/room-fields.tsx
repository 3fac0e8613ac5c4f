import { Button, Form, Radio } from 'antd'
import { useT } from '#kit/ui/console/index.ts'
import { type FunctionRoom, functionRooms, type VenueText } from '../../contract.ts'

const states = ['have', 'lack', 'unknown'] as const
/** What the form holds of each room; a room left out is unknown. */
export type RoomStates = Partial<Record<FunctionRoom, (typeof states)[number]>>
type Rooms = Pick<VenueText, 'functions' | 'unknownRooms'>

/** As the API takes it: when nothing is known of any room, `functions` is null. */
export function roomsOf(rooms: RoomStates = {}): Rooms {
  const be = (state: (typeof states)[number]) =>
    functionRooms.filter((room) => (rooms[room] ?? 'unknown') === state)
  const unknown = be('unknown')
  return unknown.length === functionRooms.length
    ? { functions: null, unknownRooms: [] }
    : { functions: be('have'), unknownRooms: unknown }
}

export const roomStates = ({ functions, unknownRooms }: Rooms): RoomStates =>
  Object.fromEntries(
    functionRooms.map((room) => [
      room,
      functions?.includes(room)
        ? 'have'
        : functions === null || unknownRooms.includes(room)
          ? 'unknown'
          : 'lack',
    ]),
  )

/** Room by room: there, lacking, or nobody knows; nothing is guessed. */
export function RoomFields() {
  const t = useT()
  const form = Form.useFormInstance<{ rooms?: RoomStates }>()
  const restIsLacking = () => {
    const known: RoomStates = form.getFieldValue('rooms') ?? {}
    form.setFieldValue(
      'rooms',
      Object.fromEntries(functionRooms.map((room) => [room, known[room] === 'have' ? 'have' : 'lack'])),
    )
  }
  return (
    <fieldset className="wide assessment-rooms">
      <legend>{t('assessment:fact.functions')}</legend>
      <p className="soft">
        {t('assessment:form.roomsHint')}{' '}
        <Button size="small" onClick={restIsLacking}>
          {t('assessment:form.restLacking')}
        </Button>
      </p>
      <div className="assessment-fields">
        {functionRooms.map((room) => (
          <Form.Item
            key={room}
            name={['rooms', room]}
            label={t(`assessment:function.${room}`)}
            initialValue="unknown"
          >
            <Radio.Group
              aria-label={t(`assessment:function.${room}`)}
              options={states.map((value) => ({ value, label: t(`assessment:${value}`) }))}
            />
          </Form.Item>
        ))}
      </div>
    </fieldset>
  )
}
