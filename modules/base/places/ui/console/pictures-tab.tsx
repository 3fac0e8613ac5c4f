import '#kit/ui/messages/index.ts'
import { Button, Form, Input, Select } from 'antd'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { Illustration, illustrationKeys } from '#kit/ui/illustrations/index.tsx'
import { setPhotosRoute, type Photo } from '../../contract.ts'
import type { Standing } from './standing.ts'

const MOST = 12
const PREFIX = 'illustration:'

/** The pictures of the palace's page in their order, each with words for those who do not see it. */
export function PicturesTab({ palace }: { palace: Standing }) {
  const t = useT()
  const [form] = Form.useForm<{ photos: Photo[] }>()
  const shown = Form.useWatch('photos', form) ?? palace.photos
  const act = useAct(setPhotosRoute, { says: t('places:console.saved') })
  const needed = [{ required: true, message: t('places:console.needed') }]
  const options = illustrationKeys.map((key) => ({
    value: PREFIX + key,
    label: t(`ui:illustration.${key}`),
  }))
  return (
    <Form<{ photos: Photo[] }>
      form={form}
      layout="vertical"
      disabled={!palace.may.keep.allowed}
      initialValues={{ photos: palace.photos }}
      onFinish={({ photos }) => act.mutate({ params: { palaceId: palace.id }, json: { photos } })}
    >
      <FormFields problem={act.error}>
        <p>{t('places:console.picturesHint')}</p>
        <Form.List name="photos">
          {(fields, { add, remove, move }) => (
            <>
              {fields.map(({ key, name }) => (
                <div
                  key={key}
                  className="picture-line"
                  role="group"
                  aria-label={t('places:console.picture', { no: name + 1 })}
                >
                  <Illustration name={(shown[name]?.src ?? '').slice(PREFIX.length)} />
                  <Form.Item name={[name, 'src']} label={t('places:console.drawing')} rules={needed}>
                    <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
                  </Form.Item>
                  <Form.Item name={[name, 'alt']} label={t('places:console.alt')} rules={needed}>
                    <Input maxLength={120} showCount />
                  </Form.Item>
                  <Button disabled={name === 0} onClick={() => move(name, name - 1)}>
                    {t('places:console.earlier')}
                  </Button>
                  <Button onClick={() => remove(name)}>{t('places:console.removePicture')}</Button>
                </div>
              ))}
              <Button
                disabled={fields.length >= MOST}
                className="picture-add"
                onClick={() => add({ src: `${PREFIX}house`, alt: palace.name })}
              >
                {t('places:console.addPicture')}
              </Button>
            </>
          )}
        </Form.List>
        <DisabledWithReason reason={palace.may.keep.why}>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('places:console.save')}
          </Button>
        </DisabledWithReason>
      </FormFields>
    </Form>
  )
}
