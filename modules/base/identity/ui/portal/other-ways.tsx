import { Buttons, LinkButton, useT } from '#kit/ui/portal/index.ts'

export interface OtherWaysProps {
  next: string
  /** Accounts elsewhere that this installation takes: where each begins, and what it is called. */
  providers?: { id: string; label: string }[]
}

/** Ways to sign in without typing: a passkey on this device, or an account elsewhere. */
export function OtherWays({ next, providers = [] }: OtherWaysProps) {
  const t = useT()
  const query = `?next=${encodeURIComponent(next)}`
  return (
    <Buttons>
      <button type="button" className="btn quiet" hidden data-island="passkey-sign-in" data-next={next}>
        {t('identity:passkey.enter')}
      </button>
      {providers.map(({ id, label }) => (
        <LinkButton key={id} href={`/sign-in/with/${id}${query}`}>
          {t('identity:providers.enter', { label })}
        </LinkButton>
      ))}
    </Buttons>
  )
}
