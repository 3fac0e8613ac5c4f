import { Button, Input, Select } from 'antd'
import { DayPicker, TimePicker, useT } from '#kit/ui/console/index.ts'
import type { BulkAnswer, CalendarSpace } from '../../contract.ts'
import type { BulkFields } from './bulk-text.ts'

type Props = {
  no: number
  row: BulkFields
  spaces: readonly CalendarSpace[]
  outcome: BulkAnswer['rows'][number] | undefined
  change: (row: BulkFields) => void
  remove: () => void
}

/** One row of many, with what became of it when it was tried. */
export function BulkRowFields({ no, row, spaces, outcome, change, remove }: Props) {
  const t = useT()
  const set = (part: Partial<BulkFields>) => change({ ...row, ...part })
  const field = (name: 'title' | 'phone' | 'guestName' | 'people' | 'grounds', words: string) => (
    <Input
      aria-label={words}
      placeholder={words}
      value={row[name]}
      inputMode={name === 'phone' || name === 'people' ? 'numeric' : 'text'}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  )
  return (
    <li aria-label={t('booking:bulk.row', { no })}>
      <div className="bulk-row">
        <Select
          aria-label={t('booking:console.kind')}
          value={row.kind}
          options={(['booking', 'maintenance', 'lease'] as const).map((value) => ({
            value,
            label: t(`booking:useKind.${value}`),
          }))}
          onChange={(kind) => set({ kind })}
        />
        <Select
          aria-label={t('booking:console.space')}
          placeholder={t('booking:console.space')}
          status={row.spaceId ? '' : 'warning'}
          showSearch={{ optionFilterProp: 'label' }}
          value={row.spaceId || null}
          options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(spaceId: string) => set({ spaceId })}
        />
        <DayPicker
          aria-label={t('booking:console.date')}
          value={row.date}
          onChange={(date) => set({ date })}
        />
        {(['from', 'to'] as const).map((name) => (
          <TimePicker
            key={name}
            aria-label={t(`booking:console.${name}`)}
            status={row[name] ? '' : 'warning'}
            value={row[name]}
            onChange={(time) => set({ [name]: time })}
          />
        ))}
        {field('title', t('booking:console.title'))}
        {row.kind === 'booking' ? (
          <>
            {field('phone', t('booking:console.byPhone'))}
            {field('guestName', t('booking:console.guestName'))}
            {field('people', t('booking:console.people'))}
          </>
        ) : (
          field('grounds', t('booking:console.grounds'))
        )}
        <Button aria-label={t('booking:bulk.removeRow', { no })} onClick={remove}>
          {t('booking:console.remove')}
        </Button>
      </div>
      {outcome && (
        <p className={outcome.bookingId ? 'bulk-fits' : 'bulk-held'}>
          {outcome.bookingId ? t('booking:bulk.fits') : outcome.message}
        </p>
      )}
    </li>
  )
}
