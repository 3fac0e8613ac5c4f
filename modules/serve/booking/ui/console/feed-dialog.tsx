import { Input, Modal, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useCall } from '#kit/ui/console/client.ts'
import { ProblemAlert, useT } from '#kit/ui/console/index.ts'
import { type CalendarSpace, spaceFeedRoute } from '../../contract.ts'

type Props = { palaceId: string; spaces: readonly CalendarSpace[]; close: () => void }

/** The secret address at which one's own calendar program follows a space. */
export function FeedDialog({ palaceId, spaces, close }: Props) {
  const t = useT()
  const [spaceId, choose] = useState(spaces[0]!.id)
  const { data, error, isFetching } = useCall(spaceFeedRoute, { params: { palaceId, spaceId } })
  return (
    <Modal open title={t('booking:feed.title')} footer={null} onCancel={close}>
      <p>{t('booking:feed.hint')}</p>
      <Select
        className="rule-number"
        aria-label={t('booking:console.space')}
        showSearch={{ optionFilterProp: 'label' }}
        value={spaceId}
        options={spaces.map(({ id, name, depth }) => ({ value: id, label: `${'　'.repeat(depth)}${name}` }))}
        onChange={choose}
      />
      <ProblemAlert problem={error} />
      {!data || isFetching ? (
        <Skeleton active paragraph={{ rows: 1 }} />
      ) : data.url ? (
        <Input
          className="feed-address"
          readOnly
          aria-label={t('booking:feed.address')}
          value={data.url}
          onFocus={({ target }) => target.select()}
        />
      ) : (
        <p>{t('booking:feed.off')}</p>
      )}
    </Modal>
  )
}
