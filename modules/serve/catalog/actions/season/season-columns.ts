/** The columns of a season, the first title ours. */
const column = <Name extends string>(name: Name, titles: readonly string[], required = false) => ({
  titles,
  required,
  title: `catalog:season.column.${name}` as const,
})

export const seasonColumns = {
  id: column('id', ['场次编号', 'Session id']),
  title: column('title', ['项目名称', '名称', 'Programme'], true),
  form: column('form', ['形式', 'Form']),
  kind: column('kind', ['类别', 'Kind']),
  first: column('first', ['首次日期', '日期', 'First date'], true),
  start: column('start', ['开始', '开始时间', 'Start'], true),
  end: column('end', ['结束', '结束时间', 'End'], true),
  weeks: column('weeks', ['每周重复', 'Weeks']),
  further: column('further', ['其他日期', 'Further dates']),
  space: column('space', ['场地', 'Space'], true),
  teacher: column('teacher', ['老师', '教师', 'Teacher']),
  capacity: column('capacity', ['名额', 'Places'], true),
  waitlist: column('waitlist', ['候补名额', 'Waitlist']),
  priceClass: column('priceClass', ['收费类别', 'Price class']),
  price: column('price', ['价格', 'Price']),
  opens: column('opens', ['报名开始', 'Sign-up opens']),
  closes: column('closes', ['报名截止', 'Sign-up closes']),
} as const
export type SeasonColumn = keyof typeof seasonColumns
