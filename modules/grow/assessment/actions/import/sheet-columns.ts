/** The columns of a sheet of venues, the first title ours. */
const column = <Name extends string>(name: Name, titles: readonly string[], required = false) => ({
  titles,
  required,
  title: `assessment:sheetColumn.${name}` as const,
})

export const sheetColumns = {
  division: column('division', ['区划代码', '行政区划代码', 'Division'], true),
  name: column('name', ['场馆名称', '名称', 'Venue'], true),
  floorM2: column('floorM2', ['建筑面积', '建筑面积（平方米）', 'Floor']),
  builtYear: column('builtYear', ['建成年份', '建成年', 'Built']),
  renovatedYear: column('renovatedYear', ['整体改造年份', '改造年份', 'Renovated']),
  condition: column('condition', ['房屋安全等级', '安全鉴定等级', 'Safety grade']),
  functions: column('functions', ['功能室', 'Function rooms']),
  independentTitle: column('independentTitle', ['独立产权', 'Independent title']),
  operatingRight: column('operatingRight', ['运营管理权', 'Operating right']),
  expansionM2: column('expansionM2', ['可扩建用地', '可扩建用地（平方米）', 'Land to expand on']),
  seats: column('seats', ['最大厅座位', '座位', 'Seats']),
  compact: column('compact', ['小型实用', 'Compact']),
  lng: column('lng', ['经度', 'Longitude']),
  lat: column('lat', ['纬度', 'Latitude']),
  address: column('address', ['地址', 'Address']),
  factsOn: column('factsOn', ['情况截至', '截止日期', 'Facts as of'], true),
  source: column('source', ['依据', '来源', 'Source'], true),
  note: column('note', ['备注', 'Note']),
} as const
export type SheetColumn = keyof typeof sheetColumns

/** How people write yes and no in a cell; anything else is a problem, and an empty cell says nothing. */
export const yes = new Set(['是', '有', 'y', 'yes', '1', 'true'])
export const no = new Set(['否', '无', '没有', 'n', 'no', '0', 'false'])
/** No rooms at all, all of them having been looked for. */
export const noRooms = new Set(['无', '没有', 'none'])
/** What stands between the rooms in a cell. */
export const betweenRooms = /[、,，;；/\s]+/
