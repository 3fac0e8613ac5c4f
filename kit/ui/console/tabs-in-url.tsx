import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

type Tab = { key: string; label: string; children: ReactNode }

/** The parts of a screen as tabs; which one is open lives in the URL (`?tab=`), the first when nothing is said. */
export function TabsInUrl({ items }: { items: readonly Tab[] }) {
  const [query, setQuery] = useSearchParams()
  const chosen = items.find(({ key }) => key === query.get('tab')) ?? items[0]
  return (
    <Tabs
      {...(chosen ? { activeKey: chosen.key } : {})}
      onChange={(tab) =>
        setQuery(
          (now) => {
            const next = new URLSearchParams(now)
            next.set('tab', tab)
            return next
          },
          { replace: true },
        )
      }
      items={[...items]}
    />
  )
}
