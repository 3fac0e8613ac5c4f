import type { ProjectText } from '../contract/inputs.ts'

/** What an official writes, as columns. */
export const projectColumns = (text: ProjectText) => ({
  title: text.title,
  summary: text.summary,
  construction_mode: text.constructionMode,
  address: text.address,
  lng: text.lng,
  lat: text.lat,
  floor_m2: text.floorM2,
  office_m2: text.officeM2,
})
