import { Button, Form, useT } from '#kit/ui/portal/index.ts'
import type { ConsentPurpose } from '../../contract.ts'

interface ConsentChoiceProps {
  purpose: ConsentPurpose
  standing: 'stands' | 'outdated' | 'none'
}

/** Agreeing and taking back; to an older text, both at once. */
export function ConsentChoice({ purpose, standing }: ConsentChoiceProps) {
  const t = useT()
  const name = t(`identity:consent.purpose.${purpose}`)
  const button = (agree: '1' | '0', words: string) => (
    <Form action="/my/data/consents">
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="agree" value={agree} />
      <Button tone="quiet">{words}</Button>
    </Form>
  )
  return (
    <>
      {standing !== 'stands' && button('1', t('identity:consent.give', { purpose: name }))}
      {standing !== 'none' && button('0', t('identity:consent.withdraw', { purpose: name }))}
    </>
  )
}
