import type { z } from '@hono/zod-openapi'
import { Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { call, useAct } from '#kit/ui/console/client.ts'
import {
  type Column,
  DataTable,
  Empty,
  FormFields,
  PageHeader,
  PersonName,
  useT,
} from '#kit/ui/console/index.ts'
import { findPeopleRoute, type PersonForDisplay, unmaskNameRoute, unmaskReasons } from '../../contract.ts'

type Row = z.output<typeof PersonForDisplay>

/** Finds people by phone. Names stay masked until a reason is chosen and one name is asked for. */
export default function PeopleScreen() {
  const t = useT()
  const [reason, setReason] = useState<(typeof unmaskReasons)[number] | null>(null)
  const find = useAct(findPeopleRoute)
  const people = find.data?.people
  const reveal = async (personId: string) => {
    const { name } = await call(unmaskNameRoute, { params: { personId }, json: { reason: reason! } })
    return name ?? t('identity:people.unnamed')
  }
  const columns = columnsIn(t, reason ? reveal : null, reason)
  return (
    <>
      <PageHeader title={t('identity:people.title')} sub={t('identity:people.lead')} />
      <Form<{ digits: string }> layout="inline" onFinish={(json) => find.mutate({ json })}>
        <FormFields problem={find.error}>
          <Form.Item
            name="digits"
            label={t('identity:people.digits')}
            rules={[{ required: true, message: t('identity:errors.phone-not-understood') }]}
          >
            <Input.Search
              inputMode="tel"
              maxLength={20}
              autoComplete="off"
              enterButton={t('identity:people.find')}
              loading={find.isPending}
              onSearch={(digits) => digits && find.mutate({ json: { digits } })}
              onPressEnter={(event) => event.preventDefault()}
            />
          </Form.Item>
          <Form.Item label={t('identity:people.why')} htmlFor="why">
            <Select
              id="why"
              allowClear
              style={{ minWidth: 200 }}
              value={reason}
              onChange={(chosen) => setReason(chosen ?? null)}
              options={unmaskReasons.map((value) => ({ value, label: t(`identity:people.reason.${value}`) }))}
            />
          </Form.Item>
        </FormFields>
      </Form>
      {people && (
        <DataTable<Row>
          personal
          label={t('identity:people.title')}
          rows={people}
          columns={columns}
          rowKey={({ id }) => id}
          searchable={false}
          empty={<Empty title={t('identity:people.none')} next={t('identity:people.noneNext')} />}
        />
      )}
    </>
  )
}

type Reveal = (personId: string) => Promise<string>

const columnsIn = (t: Translator, reveal: Reveal | null, reason: string | null): Column<Row>[] => [
  {
    key: 'name',
    title: t('identity:people.name'),
    value: ({ nameMasked }) => nameMasked,
    // The key forgets a name that was shown for another reason.
    show: ({ id, nameMasked }) => (
      <PersonName
        key={`${id} ${reason}`}
        masked={nameMasked}
        {...(reveal ? { reveal: () => reveal(id) } : {})}
      />
    ),
  },
  { key: 'phone', title: t('identity:people.phone'), value: ({ phoneMasked }) => phoneMasked },
  {
    key: 'synthetic',
    title: t('identity:people.data'),
    value: ({ synthetic }) => (synthetic ? t('identity:people.synthetic') : ''),
    show: ({ synthetic }) => synthetic && <Tag>{t('identity:people.synthetic')}</Tag>,
  },
]
