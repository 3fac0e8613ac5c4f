import { writer } from './template.ts'

const { activity, course } = writer('rightsProtection')

export const rights = [
  activity({
    key: 'legal-clinic', title: '法律门诊：工资、工伤、劳动合同，坐下说', titleEn: 'Legal clinic: wages, injuries, contracts',
    summary: '一人二十分钟，带不带材料都行，免费。',
    about: ['值班律师坐在对面，不打官腔。能当场说清的当场说清，要打官司的帮你看够不够条件、证据还差哪样。', '说的话只有你和律师知道。需要法律援助的，当场填表，七天内答复。'],
    rules: ['有合同、工资条、聊天记录请带上', '按报名先后叫号', '可以由一位家人陪同'],
    room: 'consulting', art: 'legal-aid', minutes: 120, when: ['afternoon', 'saturday', 'evening'], capacity: [6, 10], tags: ['法律援助', '维权'], teacher: 'law',
  }),
  activity({
    key: 'wage-law-talk', title: '欠薪怎么要：一张欠条的用法', titleEn: 'Getting unpaid wages: how to use an IOU',
    summary: '别堵门，别爬塔，先学会这四步。',
    about: ['真实的案子，隐去姓名，从第一天没发工资讲到最后一分到账。每一步该留什么、找谁、多少天，都写在黑板上。', '讲完一小时，问一小时。来的人可以领一份空白欠条和一张本地部门电话表。'],
    rules: ['不用带身份证', '不想说名字可以不说', '录音请先征得旁边人同意'],
    room: 'classroom', art: 'legal-aid', minutes: 100, when: ['evening', 'saturday'], capacity: [24, 40], tags: ['工资', '维权', '讲座'], teacher: 'law',
  }),
  activity({
    key: 'rider-rights', title: '骑手说事：扣款、事故、申诉怎么办', titleEn: 'Riders talk: deductions, accidents, appeals',
    summary: '单王、新手、站长坐一圈，律师坐中间。',
    about: ['先说事，再说法。每个人讲一件最冤的，律师挑三件讲透：平台规则怎么看、电子证据怎么存、人伤了先找谁。', '说完一起把申诉话术写成一张卡，能塞进头盔的那种。'],
    rules: ['骑手司机优先入场', '不点名批评在场平台员工', '电话响了请接，生计要紧'],
    room: 'classroom', art: 'legal-aid', minutes: 90, when: ['afternoon', 'evening'], capacity: [20, 32], audience: { gigReserved: 16 }, tags: ['骑手', '维权'], teacher: 'law',
  }),
  activity({
    key: 'injury-workshop', title: '工伤一百问：认定、鉴定、赔偿', titleEn: 'Work injury: a hundred questions',
    summary: '受伤当天该做的三件事，现在就记住。',
    about: ['社保窗口的老职工和律师一起讲，一个讲流程，一个讲坑。三十天、六十天、一年，几个日子记牢。', '现场可查自己的参保状态，查出来没交的，教你下一步怎么走。'],
    rules: ['带身份证可现场查询', '病历请用复印件', '行动不便请先来电，我们留一楼座位'],
    room: 'classroom', art: 'legal-aid', minutes: 100, when: ['evening', 'afternoon'], capacity: [20, 36], tags: ['工伤', '社保', '讲座'], teacher: 'law',
  }),
  activity({
    key: 'women-rights', title: '女职工之约：孕期、产假、哺乳室', titleEn: 'Women at work: pregnancy, leave, nursing rooms',
    summary: '关起门来，问平时不好开口的。',
    about: ['律师、妇科医生、人事干部各一位，都是女的。从求职被问“打算要孩子吗”说起，一条一条讲能拒绝什么、能要求什么。', '带孩子来没问题，隔壁有人看。不方便当面问的，可以写纸条。'],
    rules: ['仅限女职工', '带孩子请提前备注', '现场不拍照'],
    room: 'classroom', art: 'legal-aid', minutes: 90, when: ['evening', 'saturday'], capacity: [20, 30], tags: ['女职工', '维权'], teacher: 'law',
  }),
  activity({
    key: 'mood-clinic', title: '心灵加油站：和咨询师坐一会儿', titleEn: 'A quiet half-hour with a counsellor',
    summary: '睡不好、发脾气、不想说话，都可以来。',
    about: ['一人四十分钟，关门、关手机。咨询师不给标准答案，只陪你把乱的线头理一理。', '说了什么只留在屋里。如果情况紧急，会和你商量去哪家医院、找谁陪。'],
    rules: ['请准时，迟到会占用下一位', '十八岁以下需监护人同意', '改期请提前两小时'],
    room: 'consulting', art: 'house', minutes: 160, when: ['evening', 'saturday', 'afternoon'], capacity: [4, 6], tags: ['心理', '解乏'], teacher: 'counsel',
  }),
  course(3, {
    key: 'collective-bargaining', title: '集体协商三讲：坐到桌子那一边', titleEn: 'Collective bargaining in three lessons',
    summary: '给基层工会干部和职工代表，学会把话说成条款。',
    about: ['第一讲看报表，第二讲写提案，第三讲模拟谈一场。扮老板的老师真的很难缠。', '结业带走一份可以改的协商方案模板和一份本行业工资参考。'],
    rules: ['需是工会会员', '带上单位的集体合同更好', '案例请隐去人名'],
    room: 'classroom', art: 'legal-aid', minutes: 120, when: ['evening', 'saturday'], capacity: [18, 28], audience: { membersOnly: true, ageMin: 18 }, tags: ['工会', '协商'], teacher: 'law',
  }),
  activity({
    key: 'mock-court', title: '模拟仲裁庭：今天你当仲裁员', titleEn: 'Mock arbitration: today you decide',
    summary: '一个真案子，三方换着演，判完对答案。',
    about: ['抽签分成申请人、被申请人和仲裁席，二十分钟看材料，四十分钟开庭。退庭合议时，全场举手投票。', '最后公布当年的真裁决。上一回全场都判错了，从此人人记得保存考勤。'],
    rules: ['十六岁以上', '手机静音', '可以只旁听不上场'],
    room: 'hall', art: 'legal-aid', minutes: 110, when: ['evening', 'saturday'], capacity: [24, 40], audience: { ageMin: 16 }, tags: ['维权', '普法'], teacher: 'law',
  }),
]
