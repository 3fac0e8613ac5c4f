import type { Random } from '../random.ts'

const trades = [
  '纺织',
  '机械制造',
  '公交',
  '环卫',
  '建筑安装',
  '食品',
  '物流',
  '水务',
  '供电',
  '医药',
  '汽车零部件',
  '服装',
  '印务',
  '粮油',
  '茶业',
  '水产',
  '家政',
  '商贸',
  '化工',
  '陶瓷',
  '电子',
  '旅游客运',
  '园林',
  '酒店',
  '快递',
  '超市',
  '磷化',
  '造船',
  '纸业',
  '光纤',
]
const words = [
  '江汉',
  '楚天',
  '长江',
  '东风',
  '星火',
  '红旗',
  '宏达',
  '同心',
  '楚源',
  '金穗',
  '鑫源',
  '惠民',
  '清江',
  '汉水',
  '云梦',
  '三峡',
  '荆楚',
  '新区',
]
const bodies = ['有限公司', '集团', '分公司', '厂', '合作社']
const gig = [
  '外卖配送联合工会',
  '网约车司机联合工会',
  '快递行业联合工会',
  '货运司机联合工会',
  '家政服务联合工会',
]
const public_ = [
  '第一小学',
  '人民医院',
  '中医院',
  '实验中学',
  '图书馆',
  '环卫所',
  '自来水厂',
  '公路段',
  '邮政局',
  '敬老院',
]

/** Workplace unions of a division: invented firms, public bodies, and the joint unions of gig workers. */
export function unionsOf(
  random: Random,
  division: string,
  count: number,
): { firms: string[]; gig: string[] } {
  const firms = new Set<string>()
  while (firms.size < count) {
    firms.add(
      random.chance(0.3)
        ? `${division}${random.pick(public_)}工会`
        : `${division}${random.pick(words)}${random.pick(trades)}${random.pick(bodies)}工会`,
    )
  }
  return { firms: [...firms], gig: gig.map((name) => `${division}${name}`) }
}
