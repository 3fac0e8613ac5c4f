import { Alert, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import { checkEntryCodeRoute } from '../../contract.ts'
import { rangeWords } from './words.ts'

/** Somebody stands at the door in hours without staff, or rings: does their code open it? */
export function EntryCheck({ palaceId }: { palaceId: string }) {
  const t = useT()
  const [odd, setOdd] = useState(false)
  const check = useAct(checkEntryCodeRoute, {})
  const { data } = check
  const ask = (text: string) => {
    const code = text.replaceAll(/[\s-]/g, '')
    setOdd(code !== '' && !/^\d{8}$/.test(code))
    if (/^\d{8}$/.test(code)) check.mutate({ params: { palaceId }, json: { code } })
    else check.reset()
  }
  return (
    <div className="on-screen entry-check">
      <Input.Search
        inputMode="numeric"
        aria-label={t('booking:console.entryLabel')}
        placeholder={t('booking:console.entryLabel')}
        enterButton={t('booking:console.entryCheck')}
        status={odd ? 'error' : ''}
        loading={check.isPending}
        onSearch={ask}
      />
      <div role="status">
        {odd && <Alert type="warning" showIcon title={t('booking:console.entryShape')} />}
        {!odd && data && (
          <Alert
            type={data.outcome === 'open' ? 'success' : 'warning'}
            showIcon
            title={t(`booking:entry.${data.outcome}`, {
              space: data.booking?.spaceName ?? '',
              when: data.booking ? rangeWords(t, data.booking) : '',
              count: data.booking?.people ?? 0,
            })}
          />
        )}
      </div>
    </div>
  )
}
