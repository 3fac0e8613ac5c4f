import { TimePicker as Picker } from 'antd'
import dayjs from 'dayjs'

type TimePickerProps = {
  /** Given by a Form.Item, so that its label names the field. */
  id?: string
  /** A local time, `19:30`. */
  value?: string
  onChange?: (time: string) => void
  status?: 'warning' | ''
  'aria-label'?: string
}

/** Chooses a time of day by 24 hours, whatever the browser's own habit; may be typed. */
export function TimePicker({ value, onChange, ...field }: TimePickerProps) {
  return (
    <Picker
      {...field}
      className="day-picker"
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      // Enter puts the typed time in; it must not send the form around it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(time) => time && onChange?.(time.format('HH:mm'))}
    />
  )
}
