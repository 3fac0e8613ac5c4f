import type { Random } from '../random.ts'

/** Common surnames with rough weights (share in Hubei, rounded). */
const surnames = [
  ...'王60 李62 张58 陈55 刘54 杨36 周34 黄34 胡30 吴29 徐26 朱19 余19 郑18 熊17 赵17 何16 孙15 汪15 罗15 程14 彭14 肖13 曾13 谢12 田12 向11 谭11 邓11 江11 叶11 方11 万11 许10 夏10 冯10 曹10 袁10 董9 宋9 石9 郭9 马9 高9 梁8 韩8 唐8 邹8 汤8 丁8 魏8 廖8 殷6 蔡8 林8 杜8 姚7 付7 潘7 沈7 金7 任7 龚7 龙6 贺6 卢6 秦6 史5 陶6 孟4 蒋6 邱5 喻5 柯5 舒5 聂5 覃5 雷5 严5 阮4 钟5 段4 占3 祝4 梅4 乐3 戴4 童4 毛4 望1 郝3 明2 涂4 项3 卫1 冉3 牟3 屈2 操2 费2 欧阳3 上官1 夏侯1 闵2'.matchAll(
    /([^\d\s]+)(\d+)/g,
  ),
].map(([, name, weight]) => [name!, Number(weight)] as const)

type Era = { until: number; single: string[]; double: string[] }

/** Given names in the taste of each generation; none is tied to a gender. */
const eras: Era[] = [
  {
    until: 1958,
    single: '华 平 珍 明 英 忠 兰 祥 荣 芳 义 贵'.split(' '),
    double:
      '建国 国庆 秀英 桂兰 德明 光荣 友义 玉珍 正华 先进 志远 和平 长江 汉生 金莲 春生 红英 世荣 家珍 永福 楚生 传芳 爱国 新华 克勤 克俭 继红 少华 发祥 运来'.split(
        ' ',
      ),
  },
  {
    until: 1972,
    single: '军 红 勇 萍 兵 燕 敏 涛 琴 刚 霞 波 莉 斌 云 辉'.split(' '),
    double:
      '建军 卫东 红梅 向阳 建华 学军 小红 爱华 水生 新民 红兵 卫红 丽华 志强 春梅 汉桥 国强 玉梅 汉英 大庆 晓明 东风 海燕 立新 宏伟 慧兰 昌明 先红 新年 三元'.split(
        ' ',
      ),
  },
  {
    until: 1986,
    single: '磊 静 伟 丽 超 娟 鹏 艳 峰 洁 凯 玲 俊 颖 亮 蓉 威 婷'.split(' '),
    double:
      '晓东 海涛 丽娟 志刚 小燕 文娟 亚军 建波 晓莉 春燕 文斌 永胜 小平 金花 少波 立华 秋菊 雪莲 松涛 晓峰 红霞 家兴 冬梅 卫平 云飞 利民 楚雄 汉文 江波 清泉'.split(
        ' ',
      ),
  },
  {
    until: 2000,
    single: '帆 雪 浩 倩 杰 琪 旭 晨 璐 阳 瑶 航 宇 思 楠 越 恒 悦'.split(' '),
    double:
      '子豪 雨晴 思远 文静 佳琪 志鹏 梦婷 嘉伟 晓雯 楚楠 雅琴 俊杰 诗琪 一鸣 梦洁 天宇 晨曦 若愚 文昊 秋实 博文 雪晴 江南 云帆 志恒 书瑶 清扬 嘉欣 浩然 念慈'.split(
        ' ',
      ),
  },
  {
    until: 2100,
    single: '睿 萱 诺 一 沐 辰 安 禾 熙 乐 然 可 言 朗 宁 芮'.split(' '),
    double:
      '子涵 梓萱 浩宇 欣怡 一诺 宇轩 诗涵 沐阳 可心 子墨 若溪 俊熙 语桐 明哲 安然 乐瑶 知行 书宁 楚乔 佳禾 景行 思齐 予安 星辰 小满 清和 嘉树 米朵 望舒 九思'.split(
        ' ',
      ),
  },
]

/** A believable, invented full name for someone born in `birthYear`; a child may take the guardian's surname. */
export function personName(random: Random, birthYear: number, surname?: string): string {
  const family = surname ?? random.weighted(surnames)
  const era = eras.find(({ until }) => birthYear <= until)!
  return family + random.pick(random.chance(0.3) ? era.single : era.double)
}

/** The surname at the front of a name made by `personName`. */
export function surnameOf(name: string): string {
  return ['欧阳', '上官', '夏侯'].find((double) => name.startsWith(double)) ?? name[0]!
}
