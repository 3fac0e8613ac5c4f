type Hall = { spaceId: string; kind: string }
type Asked = {
  organisation: string
  kind: 'union' | 'club' | 'school' | 'other'
  purpose: string
  people: number
  times: number
  least: number
  wanted: number
  wishes: { spaceId: string | null; weekday: number | null; from: string; until: string }[]
}

const organisations: readonly [string, Asked['kind'], string][] = [
  ['江岸区红旗纺织厂工会', 'union', '合唱排练'],
  ['江岸区楚天物流有限公司工会', 'union', '羽毛球'],
  ['江岸区长江印务有限公司工会', 'union', '乒乓球'],
  ['江岸区外卖配送联合工会', 'union', '骑手普法课'],
  ['二七路职工书画社', 'club', '书法'],
  ['铁路职工合唱团', 'club', '合唱排练'],
  ['江岸职工太极队', 'club', '太极'],
  ['劳模宣讲团', 'club', '宣讲备课'],
  ['滨江职工舞蹈队', 'club', '广场舞'],
  ['汉剧票友会', 'club', '汉剧'],
  ['育才第二小学', 'school', '课后戏剧'],
  ['江岸职业学校', 'school', '技能比武'],
  ['永清街社区老年大学', 'school', '手机课'],
  ['江岸青年读书会', 'other', '读书会'],
]
const starts = ['19:00', '19:00', '18:30', '19:00', '14:00', '19:30', '09:30', '18:00'] as const
const hours = (time: string, minutes: number) => {
  const end = Temporal.PlainTime.from(time).add({ minutes })
  return end.toString().slice(0, 5)
}

/** The season of halls of the demonstration: three requests of each organisation but the last, most for the same few evenings. */
export const hallsSeason = {
  title: '来年春季每周场地',
  note: '社团、工会、学校一次申请一整季；规则先公布，没排上的逐条说明理由。',
  requests: (halls: readonly Hall[]): Asked[] =>
    Array.from({ length: 3 * organisations.length - 2 }, (_, n): Asked => {
      const [organisation, kind, purpose] = organisations[n % organisations.length]!
      const popular = halls[(n * n) % Math.min(3, halls.length)]!.spaceId
      const second = halls[(n * 5 + 1) % halls.length]!.spaceId
      const from = starts[(n * 3) % starts.length]!
      const weekday = 2 + ((n * n + n) % 3)
      return {
        organisation,
        kind,
        purpose,
        people: 20,
        times: n % 7 === 0 ? 2 : 1,
        least: 90,
        wanted: 120,
        wishes: [
          { spaceId: popular, weekday, from, until: hours(from, 120) },
          { spaceId: second, weekday, from, until: hours(from, 120) },
          ...(n % 3 === 0 ? [] : [{ spaceId: popular, weekday: 2 + (n % 6), from: '18:00', until: '21:00' }]),
        ],
      }
    }),
}
