import { Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { FormFields, useT } from '#kit/ui/console/index.ts'
import { type AskForHalls, enterRequestRoute, organisationKinds, type Season } from '../../contract.ts'
import { dayWords, hallWords } from '../words.ts'
import { halfHours } from './words.ts'

type WishFields = { where: string; weekday: number; from: string; until: string }
type Fields = Pick<
  AskForHalls,
  'organisation' | 'kind' | 'purpose' | 'people' | 'times' | 'least' | 'wanted'
> & {
  wishes: WishFields[]
}
const ANY = 0

/** Staff enter what an organisation asks for, from paper or the telephone. */
export function RequestForm({ season, close }: { season: Season; close: () => void }) {
  const t = useT()
  const [form] = Form.useForm<Fields>()
  const enter = useAct(enterRequestRoute, { says: t('seasons:console.entered') })
  const save = ({ wishes, ...fields }: Fields) =>
    void enter
      .mutateAsync({
        params: { palaceId: season.palaceId, seasonId: season.id },
        json: {
          ...fields,
          wishes: wishes.map(({ where, weekday, from, until }) => ({
            spaceId: where.startsWith('kind:') || where === '' ? null : where,
            spaceKind: where.startsWith('kind:') ? where.slice('kind:'.length) : null,
            weekday: weekday === ANY ? null : weekday,
            from,
            until,
          })),
        },
      })
      .then(close, () => undefined) // shown beside the fields
  const needed = [{ required: true, message: t('seasons:console.needed') }]
  const kinds = [...new Set(season.places.map(({ kind }) => kind))]
  const where = [
    ...season.places.map((one) => ({ value: one.spaceId, label: hallWords(t, one) })),
    ...kinds.map((kind) => ({
      value: `kind:${kind}`,
      label: `${t.byKey(`seasons:space.${kind}`)}${t('seasons:comma')}${t('seasons:wish.anyHall')}`,
    })),
    { value: '', label: t('seasons:wish.anyHall') },
  ]
  const times = halfHours.map((value) => ({ value, label: value }))
  const fresh = { where: season.places[0]?.spaceId ?? '', weekday: 2, from: '19:00', until: '21:00' }
  return (
    <Modal
      open
      width={820}
      title={t('seasons:console.enter')}
      okText={t('seasons:console.enter')}
      confirmLoading={enter.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        className="season-asks"
        layout="vertical"
        onFinish={save}
        initialValues={{
          kind: 'club',
          purpose: '',
          people: 20,
          times: 1,
          least: 90,
          wanted: 120,
          wishes: [fresh],
        }}
      >
        <FormFields problem={enter.error}>
          <div className="season-fields">
            <Form.Item name="organisation" label={t('seasons:console.organisation')} rules={needed}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="kind" label={t('seasons:console.class')}>
              <Select
                options={organisationKinds.map((value) => ({ value, label: t(`seasons:kind.${value}`) }))}
              />
            </Form.Item>
            <Form.Item name="purpose" label={t('seasons:console.purpose')}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="people" label={t('seasons:console.people')}>
              <InputNumber min={1} max={100000} />
            </Form.Item>
            <Form.Item name="times" label={t('seasons:console.times')}>
              <InputNumber min={1} max={7} />
            </Form.Item>
            <Form.Item name="least" label={t('seasons:console.least')}>
              <InputNumber min={30} max={1440} step={30} />
            </Form.Item>
            <Form.Item name="wanted" label={t('seasons:console.wanted')}>
              <InputNumber min={30} max={1440} step={30} />
            </Form.Item>
          </div>
          <h2>{t('seasons:console.wishes')}</h2>
          <Form.List name="wishes">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div className="season-wish" key={key}>
                    <Form.Item name={[name, 'where']} label={t('seasons:wish.rank', { rank: name + 1 })}>
                      <Select options={where} />
                    </Form.Item>
                    <Form.Item name={[name, 'weekday']} label={t('seasons:console.weekday')}>
                      <Select
                        options={[ANY, 1, 2, 3, 4, 5, 6, 7].map((value) => ({
                          value,
                          label: dayWords(t, value === ANY ? null : value),
                        }))}
                      />
                    </Form.Item>
                    <Form.Item name={[name, 'from']} label={t('seasons:console.from')}>
                      <Select showSearch options={times} />
                    </Form.Item>
                    <Form.Item name={[name, 'until']} label={t('seasons:console.until')}>
                      <Select showSearch options={times} />
                    </Form.Item>
                    <Button
                      type="text"
                      disabled={fields.length === 1}
                      aria-label={t('seasons:console.removeWish', { rank: name + 1 })}
                      onClick={() => remove(name)}
                    >
                      ×
                    </Button>
                  </div>
                ))}
                <Button
                  disabled={fields.length >= season.rules.rankPercent.length}
                  onClick={() => add(fresh)}
                >
                  {t('seasons:console.addWish')}
                </Button>
              </>
            )}
          </Form.List>
        </FormFields>
      </Form>
    </Modal>
  )
}
