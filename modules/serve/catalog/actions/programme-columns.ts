import type { ProgrammeText } from '../contract/programme.ts'
import { errors } from '../errors.ts'
import { searchText } from '../rules/search-text.ts'

/** What is written of a programme's text; the search text follows from it. @throws Problem `free-has-no-price` */
export function programmeColumns(text: ProgrammeText) {
  if (text.priceClass === 'free' && text.priceFen > 0)
    throw errors.error('free-has-no-price', { field: 'priceFen' })
  return {
    form: text.form,
    kind: text.kind,
    title: text.title,
    title_en: text.titleEn || null,
    summary: text.summary,
    description: text.description,
    rules: text.rules,
    teacher_name: text.teacherName || null,
    teacher_note: text.teacherNote || null,
    illustration: text.illustration,
    price_class: text.priceClass,
    price_fen: text.priceFen,
    concessions: JSON.stringify(text.concessions),
    audience: JSON.stringify(text.audience),
    gig_reserved: text.gigReserved,
    signature: text.signature,
    search_text: searchText(text),
  }
}
