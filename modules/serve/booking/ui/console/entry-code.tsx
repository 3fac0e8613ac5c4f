import { Button } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { useT } from '#kit/ui/console/index.ts'
import { type BookingLine, tellEntryCodeRoute } from '../../contract.ts'
import { whenWords } from './words.ts'

/** For a caller who has no account, or cannot find the message; each look is journalled. */
export function EntryCodeButton({ palaceId, line }: { palaceId: string; line: BookingLine }) {
  const t = useT()
  const tell = useAct(tellEntryCodeRoute, {})
  if (tell.data)
    return (
      <p role="status">
        {t('booking:console.entryTold', { code: tell.data.code, from: whenWords(t, tell.data.from) })}
      </p>
    )
  return (
    <Button
      loading={tell.isPending}
      onClick={() => tell.mutate({ params: { palaceId, bookingId: line.id } })}
    >
      {t('booking:console.entryTell')}
    </Button>
  )
}
