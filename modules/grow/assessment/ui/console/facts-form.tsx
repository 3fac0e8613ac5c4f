import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { useAct } from '#kit/ui/console/client.ts'
import { DisabledWithReason, FormFields, useT } from '#kit/ui/console/index.ts'
import { editVenueRoute, type VenueDetail, type VenueText } from '../../contract.ts'
import { factWords } from '../words.ts'
import { fieldsOf, textOf, VenueFields, type VenueFieldsValue } from './venue-fields.tsx'

type Base = { text: VenueText; version: number }

/** The facts of a venue. When someone else saved first, says what they changed and keeps what was typed. */
export function FactsForm({ venue }: { venue: VenueDetail }) {
  const t = useT()
  const [form] = Form.useForm<VenueFieldsValue>()
  const [base, setBase] = useState<Base>({ text: venue.text, version: venue.version })
  const act = useAct(editVenueRoute, {
    says: t('assessment:console.judgedAnew'),
    done: ({ version }) => setBase({ text: textOf(form.getFieldsValue(true)) as VenueText, version }),
  })
  const theirs = venue.version > base.version ? differences(base.text, venue.text) : []
  return (
    <Form<VenueFieldsValue>
      form={form}
      layout="vertical"
      disabled={!venue.may.keep.allowed}
      initialValues={fieldsOf(base.text)}
      onFinish={() =>
        act.mutate({
          params: { venueId: venue.id },
          json: { version: base.version, text: textOf(form.getFieldsValue(true)) },
        })
      }
    >
      {theirs.length > 0 && (
        <Alert
          className="problem-alert"
          type="warning"
          showIcon
          title={t('assessment:console.changedMeanwhile')}
          description={
            <ul>
              {theirs.map(({ name, before, after }) => (
                <li key={name}>
                  {t('assessment:console.theirChange', {
                    field: t.byKey(`assessment:fact.${name}`),
                    before: factWords(t, name, before),
                    after: factWords(t, name, after),
                  })}
                </li>
              ))}
            </ul>
          }
          action={
            <>
              <Button
                size="small"
                onClick={() => {
                  form.setFieldsValue(fieldsOf(venue.text))
                  setBase({ text: venue.text, version: venue.version })
                }}
              >
                {t('assessment:console.takeTheirs')}
              </Button>
              <Button size="small" onClick={() => setBase({ text: venue.text, version: venue.version })}>
                {t('assessment:console.keepMine')}
              </Button>
            </>
          }
        />
      )}
      <FormFields problem={act.error}>
        <VenueFields divisionCode={venue.divisionCode} />
        <DisabledWithReason reason={venue.may.keep.why}>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            {t('assessment:console.save')}
          </Button>
        </DisabledWithReason>
      </FormFields>
    </Form>
  )
}

/** Which facts someone else changed since this form was filled. */
function differences(before: VenueText, after: VenueText) {
  const names = Object.keys(after) as (keyof VenueText)[]
  return names
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }))
}
