import { Card } from 'antd'
import { PriceTag, StateTag, useT } from '#kit/ui/console/index.ts'
import type { Translator } from '#kit/i18n/index.ts'
import { useCall } from '#kit/ui/console/client.ts'
import { placeNamesRoute } from '#modules/base/places/contract.ts'
import { Illustration } from '#kit/ui/illustrations/index.tsx'
import { textOf, type ProgrammeFields } from './programme-fields.ts'
import { amountWords } from './words.ts'

/** How the public will read it, as it is typed. */
export function ProgrammePreview({ fields }: { fields: ProgrammeFields }) {
  const t = useT()
  const text = textOf(fields)
  const names = useCall(placeNamesRoute, {})
  const { residentsOf } = fields
  const place = names.data?.divisions.find(({ scope }) => scope === residentsOf)?.name ?? residentsOf
  return (
    <Card title={t('catalog:console.preview')} className="preview">
      <Illustration name={text.illustration} />
      <h2>{text.title || t('catalog:console.untitled')}</h2>
      <p>
        <PriceTag
          priceClass={text.priceClass}
          amount={text.priceFen > 0 ? amountWords(t, text.priceFen) : undefined}
        />{' '}
        <StateTag tone="kind">{t(`catalog:kind.${text.kind}`)}</StateTag>
      </p>
      <p>{text.summary}</p>
      <p>
        <b>{t('catalog:fact.who')}</b> {whoMayCome(t, fields, place).join(t('catalog:sentence.and'))}
      </p>
      {text.teacherName && (
        <p>
          <b>{t('catalog:fact.teacher')}</b>{' '}
          {[text.teacherName, text.teacherNote].filter(Boolean).join(' · ')}
        </p>
      )}
      {text.rules.length > 0 && (
        <ul>
          {text.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** The audience in the portal's sentences; `place`: where people live or work, by name. */
function whoMayCome(t: Translator, fields: ProgrammeFields, place: string | null): string[] {
  const { membersOnly, unions, ageMin, ageMax, gigReserved } = fields
  const sentences = [
    membersOnly && t('catalog:audience.membersOnly'),
    unions.length > 0 && t('catalog:audience.unions', { unions: unions.join(t('catalog:sentence.list')) }),
    place && t('catalog:audience.residents', { place }),
    !membersOnly && unions.length === 0 && !place && t('catalog:audience.all'),
    ageMin !== null && ageMax !== null && t('catalog:audience.ageBetween', { ageMin, ageMax }),
    ageMin !== null && ageMax === null && t('catalog:audience.ageFrom', { ageMin }),
    ageMin === null && ageMax !== null && t('catalog:audience.ageTo', { ageMax }),
    gigReserved > 0 && t('catalog:audience.gigReserved', { count: gigReserved }),
  ]
  return sentences.filter((sentence) => typeof sentence === 'string' && sentence !== '') as string[]
}
