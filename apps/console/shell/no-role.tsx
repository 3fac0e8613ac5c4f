import { Empty, useT } from '#kit/ui/console/index.ts'
import { SignOutButton } from '../session/sign-out.tsx'

/** Signed in, but given nothing to do: says whom to ask. */
export function NoRole({ name }: { name: string }) {
  const t = useT()
  return (
    <main className="no-role">
      <Empty
        title={t('console:noRole.title', { name })}
        next={t('console:noRole.next')}
        action={
          <>
            <a href="/">{t('console:user.portal')}</a>
            <SignOutButton />
          </>
        }
      />
    </main>
  )
}
