import { Button, Checkbox, CodeInput, errorOf, Form, Notice, TextInput, useT } from '#kit/ui/portal/index.ts'
import type { ChildPageProps } from './child-page.tsx'

/** Handing a child's account over to the child: its phone first, then the code that came there and its own consent. */
export function HandOverForm({ child, ownFrom, grown, year, sentTo, errors }: ChildPageProps) {
  const t = useT()
  if (year < ownFrom) return <p>{t('identity:family.ownFrom', { year: ownFrom })}</p>
  return (
    <>
      {year >= grown ? (
        <Notice tone="warn" title={t('identity:family.grown', { year: grown + 1 })} />
      ) : (
        <p>{t('identity:family.ownNow')}</p>
      )}
      <Form action={`/my/family/${child.id}/own`}>
        <TextInput
          name="phone"
          label={t('identity:family.ownPhone')}
          defaultValue={sentTo}
          inputMode="tel"
          maxLength={20}
          autoComplete="off"
          error={errorOf(errors, 'phone')}
        />
        {sentTo && (
          <>
            <CodeInput name="code" label={t('identity:code.label')} error={errorOf(errors, 'code')} />
            <Checkbox name="agreed" label={t('identity:family.ownAgree')} error={errorOf(errors, 'agreed')} />
          </>
        )}
        <Button>{t(sentTo ? 'identity:family.ownDo' : 'identity:family.ownSend')}</Button>
      </Form>
    </>
  )
}
