import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useAct, useCall } from '#kit/ui/console/client.ts'
import { DayPicker, FormFields, useGo, useT, dayIn, eveningIn, instantOf } from '#kit/ui/console/index.ts'
import {
  createSeasonRoute,
  hallCandidatesRoute,
  type OrganisationKind,
  organisationKinds,
} from '../../contract.ts'
import './seasons.css'
import { halfHours } from './words.ts'

const moments = ['applyFrom', 'applyUntil', 'publishAt'] as const
type Fields = Record<
  (typeof moments)[number] | 'firstDay' | 'lastDay' | 'title' | 'note' | 'ranks',
  string
> & {
  halls: string[]
  weights: Record<OrganisationKind, number>
  offPeakPercent: number
  offPeakUntil: string
  capHours: number
  takenPercent: number
}

/** Draws up a season; everything has an answer that can stand. */
export function SeasonForm({ palaceId, close }: { palaceId: string; close: () => void }) {
  const t = useT()
  const go = useGo()
  const [form] = Form.useForm<Fields>()
  const { data } = useCall(hallCandidatesRoute, { params: { palaceId } })
  const create = useAct(createSeasonRoute, { says: t('seasons:console.saved') })
  const save = ({
    halls,
    ranks,
    weights,
    offPeakPercent,
    offPeakUntil,
    capHours,
    takenPercent,
    ...rest
  }: Fields) => {
    const rankPercent = ranks.split(/\D+/).filter(Boolean).map(Number)
    const json = {
      title: rest.title,
      note: rest.note,
      firstDay: rest.firstDay,
      lastDay: rest.lastDay,
      applyFrom: instantOf(rest.applyFrom),
      applyUntil: instantOf(rest.applyUntil),
      publishAt: instantOf(rest.publishAt),
      rules: { weights, rankPercent, offPeakPercent, offPeakUntil, capMinutes: capHours * 60, takenPercent },
      halls: (data?.halls ?? [])
        .filter(({ spaceId }) => halls.includes(spaceId))
        .map(({ palaceId: at, spaceId }) => ({ palaceId: at, spaceId })),
    }
    void create.mutateAsync({ params: { palaceId }, json }).then(
      ({ id }) => go(`/seasons/${palaceId}/${id}`),
      () => undefined, // shown beside the fields
    )
  }
  const needed = [{ required: true, message: t('seasons:console.needed') }]
  return (
    <Modal
      open
      width={760}
      title={t('seasons:console.new')}
      okText={t('seasons:console.save')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        scrollToFirstError
        initialValues={{
          note: '',
          halls: [],
          firstDay: dayIn(30),
          lastDay: dayIn(114),
          applyFrom: eveningIn(0),
          applyUntil: eveningIn(14),
          publishAt: eveningIn(21),
          weights: { union: 3, club: 3, school: 2, other: 1 },
          ranks: '100 80 60 40',
          offPeakPercent: 120,
          offPeakUntil: '17:00',
          capHours: 8,
          takenPercent: 25,
        }}
      >
        <FormFields problem={create.error}>
          <Form.Item name="title" label={t('seasons:console.name')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="note" label={t('seasons:console.note')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <Form.Item name="halls" label={t('seasons:console.halls')} rules={needed}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={(data?.halls ?? []).map(({ spaceId, palace, name }) => ({
                value: spaceId,
                label: `${palace} · ${name}`,
              }))}
            />
          </Form.Item>
          <div className="season-fields">
            {(['firstDay', 'lastDay'] as const).map((day) => (
              <Form.Item key={day} name={day} label={t(`seasons:console.${day}`)} rules={needed}>
                <DayPicker />
              </Form.Item>
            ))}
            {moments.map((moment) => (
              <Form.Item key={moment} name={moment} label={t(`seasons:console.${moment}`)} rules={needed}>
                <Input type="datetime-local" />
              </Form.Item>
            ))}
          </div>
          <div className="season-fields">
            {organisationKinds.map((kind) => (
              <Form.Item
                key={kind}
                name={['weights', kind]}
                label={t('seasons:console.weight', { kind: t(`seasons:kind.${kind}`) })}
              >
                <InputNumber min={1} max={20} />
              </Form.Item>
            ))}
            <Form.Item name="ranks" label={t('seasons:console.ranks')} rules={needed}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="offPeakPercent" label={t('seasons:console.offPeak')}>
              <InputNumber min={100} max={300} />
            </Form.Item>
            <Form.Item name="offPeakUntil" label={t('seasons:console.offPeakUntil')}>
              <Select options={halfHours.map((value) => ({ value, label: value }))} />
            </Form.Item>
            <Form.Item name="capHours" label={t('seasons:console.cap')}>
              <InputNumber min={0} max={168} step={0.5} />
            </Form.Item>
            <Form.Item name="takenPercent" label={t('seasons:console.taken')}>
              <InputNumber min={0} max={50} />
            </Form.Item>
          </div>
        </FormFields>
      </Form>
    </Modal>
  )
}
