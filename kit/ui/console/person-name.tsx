import { Button } from 'antd'
import { useState } from 'react'
import { useT } from './language.ts'
import { ApiProblem } from './problem.ts'

type PersonNameProps = {
  /** 张*: the only form that lists show (PIPL). */
  masked: string
  /** Asks the server for the full name, which writes the look into the journal; left out where no purpose needs it. */
  reveal?: () => Promise<string>
}

/** A person's masked name; the full one only on request, where the screen's purpose needs it. */
export function PersonName({ masked, reveal }: PersonNameProps) {
  const t = useT()
  const [shown, show] = useState<string | null>(null)
  const [asking, ask] = useState(false)
  const ask_ = async () => {
    ask(true)
    try {
      show(await reveal!())
    } catch (problem) {
      show(problem instanceof ApiProblem ? `${masked}（${problem.title}）` : masked)
    }
    ask(false)
  }
  return (
    <span className="person-name">
      {shown ?? masked}
      {reveal && shown === null && (
        <Button type="link" size="small" loading={asking} onClick={() => void ask_()}>
          {t('console:person.reveal')}
        </Button>
      )}
    </span>
  )
}
