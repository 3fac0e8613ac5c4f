import { personName } from '../names/people.ts'
import type { TeacherType } from '../programmes/index.ts'
import { randomFor } from '../random.ts'

export type Teacher = { name: string; note: string; type: TeacherType; scope: string }

/** What a teacher may say of themselves, in one line, by field. */
const notes: Record<TeacherType, string[]> = {
  taiji: ['省武术协会会员，教拳二十二年', '退休钳工，太极拳六段', '市体校武术教练'],
  calligraphy: ['市书法家协会会员，写了半辈子春联', '退休语文老师，专教零基础', '厂工会老宣传，楷书见长'],
  crafts: ['非遗传承人，带徒十一名', '食堂老师傅，面点一级', '陶艺工坊主理人，烧窑十五年'],
  sports: ['国家二级裁判，前市队队员', '体校退休教练，脾气好', '厂队主力，教球十年'],
  dance: ['群艺馆舞蹈老师', '健身教练，专带站班的人', '民族歌舞团退休演员'],
  music: ['中学音乐老师，合唱指挥', '老文工团手风琴手', '琴行老师，只教成年人'],
  drama: ['楚剧团退休演员，工老生', '话剧社导演，排过二十台小戏', '皮影传承人，第四代'],
  reading: ['图书馆馆员，领读七年', '地方志办公室退休编辑', '小学语文老师，会讲三百个故事'],
  law: ['执业律师，劳动争议十二年', '退休仲裁员', '公职律师，法律援助值班'],
  counsel: ['国家二级心理咨询师', '精神卫生中心退休医生'],
  trade: ['省劳动模范，电工高级技师', '首席焊工，带出九名徒弟', '月嫂培训师，护理专业'],
  digital: ['计算机老师，专教不会的人', '企业培训师，做表二十年', '志愿者，耐心很足'],
  photography: ['报社摄影记者', '短视频创作者，拍手艺人', '厂里的老摄影，底片三千卷'],
  children: ['幼儿园骨干教师', '退休工程师，喜欢回答为什么', '少年宫老师'],
  health: ['红十字会应急救护师资', '社区卫生中心主治医师', '国家社会体育指导员'],
  volunteer: ['五星志愿者', '退休劳模，讲自己的事', '社区老书记'],
  tea: ['国家一级评茶员', '茶农的女儿，制茶世家'],
  chess: ['象棋大师级业余选手', '围棋业余五段'],
  business: ['开店二十年的面馆老板', '注册会计师', '人力资源总监，面过三千人'],
  language: ['外语学院退休讲师', '外贸公司翻译'],
}

/** Invented teachers, one of each field for each city tier, so that a palace meets its own. */
export function teachers(seed: string, scopes: string[]): Teacher[] {
  const random = randomFor(seed, 'teachers')
  const types = Object.keys(notes) as TeacherType[]
  const taken = new Set<string>()
  return scopes.flatMap((scope) =>
    types.map((type) => {
      let name = personName(random, random.int(1958, 1996))
      while (taken.has(name)) name = personName(random, random.int(1958, 1996))
      taken.add(name)
      return { name, note: random.pick(notes[type]), type, scope }
    }),
  )
}
