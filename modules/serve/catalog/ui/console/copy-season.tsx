import { Button, Form } from 'antd'
import { useState } from 'react'
import type { Translator } from '#kit/i18n/index.ts'
import { yearWarning } from '#kit/calendar/index.ts'
import { useAct } from '#kit/ui/console/client.ts'
import {
  DayPicker,
  Confirm,
  DataTable,
  Empty,
  FormFields,
  PageHeader,
  StateTag,
  useGo,
  useScope,
  useT,
  type Column,
} from '#kit/ui/console/index.ts'
import { copySeasonRoute, type CopySeasonResult } from '../../contract.ts'
import { OfPalace } from './choose-palace.tsx'
import { whenWords } from './words.ts'

type Fields = { first: string; last: string; toFirst: string }

/** Copies last season by whole weeks; first what would come of it, then the act. */
export default function CopySeasonScreen() {
  const t = useT()
  const scope = useScope()
  return (
    <>
      <PageHeader
        title={t('catalog:console.copySeason')}
        sub={scope.name}
        trail={[{ label: t('catalog:console.programmes'), to: '/programmes' }]}
      />
      <OfPalace>{(palaceId) => <CopySeason key={palaceId} palaceId={palaceId} />}</OfPalace>
    </>
  )
}

function CopySeason({ palaceId }: { palaceId: string }) {
  const t = useT()
  const go = useGo()
  const [fields, setFields] = useState<Fields | null>(null)
  const preview = useAct(copySeasonRoute)
  const copy = useAct(copySeasonRoute, {
    says: t('catalog:console.copied'),
    done: () => go('/programmes?f.status=draft'),
  })
  const request = (of: Fields, dryRun: boolean) => ({
    params: { palaceId },
    json: { from: { first: of.first, last: of.last }, toFirst: of.toFirst, dryRun },
  })
  const needed = [{ required: true, message: t('catalog:console.needed') }]
  const result = preview.data
  return (
    <>
      <Form
        layout="inline"
        onFinish={(all: Fields) => {
          setFields(all)
          preview.mutate(request(all, true))
        }}
      >
        <FormFields problem={preview.error}>
          <Form.Item name="first" label={t('catalog:field.seasonFirst')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="last" label={t('catalog:field.seasonLast')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="toFirst" label={t('catalog:field.seasonTo')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Button htmlType="submit" loading={preview.isPending}>
            {t('catalog:console.preview')}
          </Button>
        </FormFields>
      </Form>
      {result && fields && (
        <>
          <Outcome result={result} />
          <Confirm
            label={t('catalog:console.copySeason')}
            title={t('catalog:console.copyTitle', { weeks: result.weeks })}
            consequence={t('catalog:console.copyConsequence', { count: result.programmes })}
            act={t('catalog:console.copySeason')}
            button={{ type: 'primary', danger: false }}
            onConfirm={() => copy.mutateAsync(request(fields, false))}
          />
        </>
      )}
    </>
  )
}

const tones = { copied: 'free', holiday: 'cost', roomTaken: 'draw' } as const

function Outcome({ result }: { result: CopySeasonResult }) {
  const t = useT()
  return (
    <>
      {result.unknownYears.map((year) => {
        const warning = yearWarning(year)
        return warning && <p key={year}>{t(warning, { year })}</p>
      })}
      <DataTable
        label={t('catalog:console.copySeason')}
        rows={result.sessions.map((session, index) => ({ ...session, key: String(index) }))}
        rowKey={({ key }) => key}
        empty={<Empty title={t('catalog:errors.no-dates')} />}
        columns={columnsIn(t)}
      />
    </>
  )
}

type Line = CopySeasonResult['sessions'][number] & { key: string }

const columnsIn = (t: Translator): Column<Line>[] => [
  { key: 'title', title: t('catalog:field.title'), value: ({ title }) => title, sort: true },
  {
    key: 'start',
    title: t('catalog:field.date'),
    value: ({ start }) => start,
    show: ({ start }) => whenWords(t, start),
    sort: true,
  },
  {
    key: 'outcome',
    title: t('catalog:field.outcome'),
    value: ({ outcome }) => t(`catalog:outcome.${outcome}`),
    show: ({ outcome }) => <StateTag tone={tones[outcome]}>{t(`catalog:outcome.${outcome}`)}</StateTag>,
    filter: (['copied', 'holiday', 'roomTaken'] as const).map((value) => ({
      value,
      label: t(`catalog:outcome.${value}`),
    })),
    filterValue: ({ outcome }) => outcome,
  },
]
