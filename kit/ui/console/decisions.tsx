import { Select } from 'antd'
import { useId, type ReactNode } from 'react'

export type OpenDecision<Key extends string | number> = {
  key: Key
  label: string
  options: { value: string; label: string }[]
  /** Asked besides, once that is chosen. */
  more?: ReactNode
}
type Props<Key extends string | number> = {
  open: readonly OpenDecision<Key>[]
  placeholder: string
  choices: Readonly<Record<Key, string>>
  choose: (key: Key, value: string) => void
}

/** Things that each need a decision, such as dates that cannot be as asked: what it is, and what can become of it. */
export function Decisions<Key extends string | number>({ open, placeholder, choices, choose }: Props<Key>) {
  const id = useId()
  return (
    <ul className="plain-list decisions">
      {open.map(({ key, label, options, more }) => (
        <li key={key}>
          <label htmlFor={`${id}${key}`}>{label}</label>
          <Select
            id={`${id}${key}`}
            placeholder={placeholder}
            value={choices[key]}
            onChange={(value: string) => choose(key, value)}
            options={options}
          />
          {more}
        </li>
      ))}
    </ul>
  )
}
