import { DatePicker } from 'antd'
import dayjs from 'dayjs'

type DayPickerProps = {
  /** Given by a Form.Item, so that its label names the field. */
  id?: string
  /** A local day, `2026-11-22`. */
  value?: string
  onChange?: (day: string) => void
  /** The first day that may be chosen. */
  min?: string
  'aria-label'?: string
}

/** Chooses a day; written and read as an ISO date in every language, never in the browser's own order. */
export function DayPicker({ value, onChange, min, ...field }: DayPickerProps) {
  return (
    <DatePicker
      {...field}
      className="day-picker"
      allowClear={false}
      value={value ? dayjs(value) : null}
      onChange={(day) => day && onChange?.(day.format('YYYY-MM-DD'))}
      {...(min ? { minDate: dayjs(min) } : {})}
    />
  )
}
