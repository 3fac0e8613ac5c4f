import { Alert, Button } from 'antd'
import { useT } from '#kit/ui/console/index.ts'

export type Said = { label: string; mine: string; theirs: string }

type MeanwhileProps = {
  said: readonly Said[]
  /** Saves what was typed over what stands now. */
  keepMine: () => void
  /** Takes what stands now into the fields. */
  takeTheirs: () => void
}

/** Somebody else saved first: both versions side by side, and nothing is lost until one is chosen. */
export function Meanwhile({ said, keepMine, takeTheirs }: MeanwhileProps) {
  const t = useT()
  return (
    <Alert
      className="siting-meanwhile"
      type="warning"
      showIcon
      title={t('siting:meanwhile.title')}
      description={
        <>
          <table>
            <thead>
              <tr>
                <th>{t('siting:meanwhile.what')}</th>
                <th>{t('siting:meanwhile.mine')}</th>
                <th>{t('siting:meanwhile.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {said.map(({ label, mine, theirs }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{mine}</td>
                  <td>{theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Button onClick={takeTheirs}>{t('siting:meanwhile.takeTheirs')}</Button>{' '}
          <Button type="primary" onClick={keepMine}>
            {t('siting:meanwhile.keepMine')}
          </Button>
        </>
      }
    />
  )
}

/** Only what differs. */
export function differing(
  mine: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
  say: (name: string, value: unknown) => { label: string; text: string },
): Said[] {
  return Object.keys(mine)
    .filter((name) => JSON.stringify(mine[name] ?? null) !== JSON.stringify(theirs[name] ?? null))
    .map((name) => ({
      label: say(name, mine[name]).label,
      mine: say(name, mine[name]).text,
      theirs: say(name, theirs[name]).text,
    }))
}
