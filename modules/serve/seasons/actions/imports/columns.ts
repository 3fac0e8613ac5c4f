/** The columns of requests, the first title ours. Each wish has three. */
const column = <Name extends string>(name: Name, titles: readonly string[], required = false) => ({
  titles,
  required,
  title: `seasons:sheet.column.${name}` as const,
})

export const requestColumns = {
  organisation: column('organisation', ['单位', '单位名称', 'Organisation'], true),
  kind: column('kind', ['类别', 'Class'], true),
  purpose: column('purpose', ['用途', 'Purpose']),
  people: column('people', ['人数', 'People'], true),
  times: column('times', ['每周次数', 'Times a week']),
  least: column('least', ['最短时长', 'Shortest'], true),
  wanted: column('wanted', ['希望时长', 'Wished length']),
  where1: column('where1', ['第一志愿场地', '场地1', 'Hall 1'], true),
  day1: column('day1', ['第一志愿星期', '星期1', 'Day 1']),
  time1: column('time1', ['第一志愿时间', '时间1', 'Time 1'], true),
  where2: column('where2', ['第二志愿场地', '场地2', 'Hall 2']),
  day2: column('day2', ['第二志愿星期', '星期2', 'Day 2']),
  time2: column('time2', ['第二志愿时间', '时间2', 'Time 2']),
  where3: column('where3', ['第三志愿场地', '场地3', 'Hall 3']),
  day3: column('day3', ['第三志愿星期', '星期3', 'Day 3']),
  time3: column('time3', ['第三志愿时间', '时间3', 'Time 3']),
} as const
export type RequestColumn = keyof typeof requestColumns

/** As many as paper forms ask for. */
export const wishColumns = [
  { where: 'where1', day: 'day1', time: 'time1' },
  { where: 'where2', day: 'day2', time: 'time2' },
  { where: 'where3', day: 'day3', time: 'time3' },
] as const satisfies readonly Record<'where' | 'day' | 'time', RequestColumn>[]
