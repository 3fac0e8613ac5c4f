import type { PalaceText } from '../contract/shapes.ts'

/** What an official writes, as columns. */
export const palaceColumns = (text: PalaceText) => ({
  division_code: text.divisionCode,
  name: text.name,
  name_en: text.nameEn,
  level: text.level,
  size_class: text.sizeClass,
  operation_mode: text.operationMode,
  construction_mode: text.constructionMode,
  status: text.status,
  address: text.address,
  route_text: text.routeText,
  lng: text.lng,
  lat: text.lat,
  phone: text.phone,
  land_m2: text.landM2,
  floor_m2: text.floorM2,
  opened_on: text.openedOn ? Temporal.PlainDate.from(text.openedOn) : null,
  introduction: text.introduction,
  accessibility: text.accessibility,
  honours: text.honours,
  source_url: text.sourceUrl,
})
