/** The columns of a roll, the first title ours. */
export const rollColumns = {
  uscc: {
    titles: ['统一社会信用代码', '工会代码', 'Unified code', 'USCC'],
    required: true,
    title: 'membership:column.uscc',
  },
  unionName: {
    titles: ['工会名称', '基层工会', 'Union', 'Union name'],
    required: false,
    title: 'membership:column.unionName',
  },
  name: { titles: ['姓名', '会员姓名', 'Name'], required: true, title: 'membership:column.name' },
  phone: {
    titles: ['手机号', '手机号码', '手机', '联系电话', 'Phone', 'Mobile'],
    required: true,
    title: 'membership:column.phone',
  },
  joinedOn: {
    titles: ['入会日期', '入会时间', 'Joined'],
    required: false,
    title: 'membership:column.joinedOn',
  },
  leftOn: { titles: ['退会日期', '离会日期', 'Left'], required: false, title: 'membership:column.leftOn' },
  division: {
    titles: ['区划代码', '行政区划代码', 'Division'],
    required: false,
    title: 'membership:column.division',
  },
} as const
export type RollColumn = keyof typeof rollColumns
