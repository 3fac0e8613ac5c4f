import '../messages/index.ts'
import { Empty, LinkButton, Page, useT, PhoneLink } from '#kit/ui/portal/index.ts'

type ProblemPageProps = { status: number; message: string; reference: string }

/** What went wrong in words, the way on, and the number to quote when it was our fault. */
export function ProblemPage({ status, message, reference }: ProblemPageProps) {
  const t = useT()
  const ours = status >= 500
  const title = ours
    ? t('portal:problem.ours')
    : status === 404
      ? t('portal:problem.missing')
      : t('portal:problem.refused')
  return (
    <Page title={title} width="narrow" private>
      <Empty title={title} picture={ours ? 'broken' : 'closed-door'} alone>
        <p>{message}</p>
        {ours && <p>{t('portal:problem.reference', { reference })}</p>}
        <p>
          <LinkButton href="/">{t('portal:problem.home')}</LinkButton>{' '}
          <LinkButton href="/search" tone="quiet">
            {t('portal:problem.search')}
          </LinkButton>
        </p>
        <p>
          {t('portal:problem.call')} <PhoneLink number="12351" />
        </p>
      </Empty>
    </Page>
  )
}
