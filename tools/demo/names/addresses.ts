import type { Random } from '../random.ts'

const streets = [
  '人民路',
  '建设路',
  '文化路',
  '解放路',
  '工农路',
  '劳动街',
  '青年路',
  '沿江大道',
  '滨河路',
  '团结路',
  '新华路',
  '民主街',
  '光明路',
  '红旗路',
  '胜利街',
  '迎宾大道',
  '学府路',
  '公园路',
  '育才路',
  '朝阳路',
  '和平大道',
  '城南路',
  '东门街',
  '西正街',
]
const landmarks = [
  '人民医院',
  '市民广场',
  '第一中学',
  '客运站',
  '体育馆',
  '人民公园',
  '老百货大楼',
  '图书馆',
  '中心菜场',
  '工人新村',
]
/** Metro stops by district of Wuhan; districts without one here go by bus. */
const metro: Record<string, [line: string, station: string]> = {
  '420102': ['7 号线', '三阳路站'],
  '420103': ['2 号线', '江汉路站'],
  '420104': ['1 号线', '宗关站'],
  '420105': ['6 号线', '钟家村站'],
  '420106': ['4 号线', '梅苑小区站'],
  '420107': ['5 号线', '和平公园站'],
  '420111': ['2 号线', '光谷广场站'],
  '420115': ['7 号线', '纸坊大街站'],
}

/** Telephone area codes; the exchange 555 is taken for invented numbers. */
const areaCodes: Record<string, string> = {
  '4201': '027',
  '4202': '0714',
  '4203': '0719',
  '4205': '0717',
  '4206': '0710',
  '4207': '0711',
  '4208': '0724',
  '4209': '0712',
  '4210': '0716',
  '4211': '0713',
  '4212': '0715',
  '4213': '0722',
  '4228': '0718',
  '429004': '0728',
  '429005': '0728',
  '429006': '0728',
  '429021': '0719',
}

export function inventedPhone(random: Random, code: string): string {
  const area = areaCodes[code] ?? areaCodes[code.slice(0, 4)]!
  return area === '027' ? `027-5550-${random.int(1000, 9999)}` : `${area}-555${random.int(1000, 9999)}`
}

export function inventedAddress(random: Random, places: string): string {
  return `${places}${random.pick(streets)}${random.int(3, 288)}号`
}

/** How to come, in plain words; the metro runs in Wuhan only. */
export function routeText(random: Random, code: string): string {
  const stop = random.pick(landmarks)
  const bus = `公交 ${random.int(1, 29)} 路、${random.int(30, 62)} 路到“${stop}”站，下车往前走 ${random.int(2, 6)} 分钟`
  const parking = random.pick([
    '东侧有非机动车棚，可充电',
    '地下停车场凭签到免两小时',
    '院内车位少，建议公交',
    '正门右手边有无障碍车位两个',
  ])
  const stopNearby = metro[code]
  if (!stopNearby) return `${bus}；${parking}。`
  const [line, station] = stopNearby
  return `地铁 ${line}${station}，${random.pick(['A', 'B', 'C', 'D'])} 口出步行约 ${random.int(4, 12)} 分钟；或${bus}；${parking}。`
}
