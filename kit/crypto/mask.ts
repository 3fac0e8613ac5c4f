/** Surnames of two characters, which are kept whole: 欧阳修 is 欧阳*, not 欧*. */
const COMPOUND_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 宇文 长孙 端木 轩辕 独孤 南宫 闻人 申屠'.split(
    ' ',
  ),
)

/** A name as a public list may show it: 张*, 欧阳*, J*. Its length is hidden too. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim())
  const compound = letters.length > 2 && COMPOUND_SURNAMES.has(letters.slice(0, 2).join(''))
  return `${letters.slice(0, compound ? 2 : 1).join('')}*`
}

/** A phone number with its middle hidden: 138****1234; of any other number, only the last two digits. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  return phone.length > 4 ? `****${phone.slice(-2)}` : '****'
}
