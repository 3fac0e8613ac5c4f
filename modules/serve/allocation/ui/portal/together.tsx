import { Button, Buttons, Form, Section, ShareButton, usePage } from '#kit/ui/portal/index.ts'
import type { MyApplication, Round } from '../../contract/round.ts'
import { roundHref } from './words.ts'

/** Who is in the party besides oneself and one's children; the code for others, or the way out. */
export function Together({ round, application }: { round: Round; application: MyApplication }) {
  const { t } = usePage()
  const here = roundHref(round)
  const { leads, others, invitation, personIds } = application
  const applying = round.phase === 'applying'
  const left = round.mostTogether - personIds.length - others.length
  if (others.length === 0 && (!applying || round.mostTogether < 2)) return null
  return (
    <Section title={t('allocation:together.title')}>
      {others.length > 0 && (
        <p>{t('allocation:together.with', { names: others.join(t('allocation:comma')) })}</p>
      )}
      {applying && leads && left > 0 && (
        <>
          <p>{t('allocation:together.how', { left })}</p>
          {invitation ? (
            <>
              <p>
                {t('allocation:together.code')} <strong className="code">{invitation}</strong>
              </p>
              <p>
                <a href={`${here}/join?code=${invitation}`}>{t('allocation:together.link')}</a>
              </p>
              <ShareButton
                title={t('allocation:join.title', { title: round.title })}
                url={`${here}/join?code=${invitation}`}
              />
            </>
          ) : (
            <Form action={`${here}/mine/invitation`}>
              <Buttons>
                <Button tone="quiet">{t('allocation:together.invite')}</Button>
              </Buttons>
            </Form>
          )}
        </>
      )}
      {applying && !leads && (
        <Form action={`${here}/mine/left`}>
          <Buttons>
            <Button tone="danger">{t('allocation:together.leave')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}
