import { civicPractice } from './civic-practice.ts'
import { cultureSports } from './culture-sports.ts'
import { cultureStage } from './culture-stage.ts'
import { educationTrades } from './education-trades.ts'
import { education } from './education.ts'
import { entrepreneurship } from './entrepreneurship.ts'
import { publicCulture } from './public-culture.ts'
import { rights } from './rights.ts'
import type { Template } from './template.ts'

/** Every hand-written programme, by 3+X kind. */
export const templates: Template[] = [
  ...civicPractice,
  ...cultureSports,
  ...cultureStage,
  ...education,
  ...educationTrades,
  ...rights,
  ...entrepreneurship,
  ...publicCulture,
]

export type {
  Audience,
  Illustration,
  Kind,
  Price,
  Rhythm,
  RoomKind,
  TeacherType,
  Template,
} from './template.ts'
