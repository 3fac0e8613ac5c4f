/** The words of the rounds of the demonstration. */
export const roundTexts = {
  contributors: ['江岸区总工会', '江岸区公证处', '市民代表李师傅'],
  note: '上夜班、白班的职工都能从容填志愿。',
  published: '冬季公益夜校第一批',
  applying: '冬季公益夜校第二批',
}
