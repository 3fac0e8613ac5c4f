import { price, writer } from './template.ts'

const { activity, course } = writer('publicCulture')

export const publicCulture = [
  activity({
    key: 'reading-night', title: '职工书屋夜读：两小时，不说话也算见面', titleEn: 'Night reading in the bookroom',
    summary: '灯亮着，茶热着，书随便挑。',
    about: ['从七点到九点，手机放进门口的格子里。带自己的书也行，看书架上的也行，看累了看窗外。', '最后十分钟，愿意的人念一句今晚读到的好话。念完各回各家。'],
    rules: ['手机静音放格子', '饮料请带盖', '孩子由大人陪着小声读'],
    room: 'bookroom', art: 'bookroom', minutes: 120, when: ['evening'], capacity: [20, 40], tags: ['读书', '夜读'], teacher: 'reading',
  }),
  activity({
    key: 'book-club', title: '一本书一桌人：读不完也来', titleEn: 'One book, one table: come even unfinished',
    summary: '没读完的人，往往问得最好。',
    about: ['每月一本，书店给会员打折，书屋有十本轮着借。领读人先用五分钟讲个大概，免得没读的人发呆。', '讨论不分对错。上一本读《平凡的世界》，一位矿工讲了井下的声音，全桌安静了好久。'],
    rules: ['书可借，请在一周内还', '每人发言别超过五分钟', '不剧透请先举手'],
    room: 'bookroom', art: 'bookroom', minutes: 100, when: ['evening', 'sunday'], capacity: [12, 20], tags: ['读书', '周末'], teacher: 'reading',
  }),
  activity({
    key: 'story-hour', title: '故事会：爸爸妈妈来讲，孩子来笑', titleEn: 'Story hour: parents tell, children laugh',
    summary: '三到八岁，垫子坐满就开讲。',
    about: ['每周一位爸爸或妈妈当主讲，讲得磕巴没关系，孩子只在乎大灰狼叫得像不像。', '讲完画一张，贴在墙上。爷爷奶奶想讲老故事的，我们求之不得。'],
    rules: ['三到八岁，大人陪同', '进门脱鞋', '零食看完再吃'],
    room: 'bookroom', art: 'children', minutes: 60, when: ['saturday', 'sunday'], capacity: [14, 24], audience: { ageMin: 3, ageMax: 8 }, tags: ['少儿', '亲子', '读书'], teacher: 'reading',
  }),
  activity({
    key: 'exhibition-tour', title: '工友画展开幕：作者就站在画旁边', titleEn: 'Opening day: the painters stand by their work',
    summary: '焊工画的星空，环卫工画的凌晨四点。',
    about: ['四十幅画，没有一幅是专业画家的。看中哪幅，问作者，他会告诉你那天几点、在哪儿、为什么停下来。', '开幕有一段手风琴，有一锅绿豆汤。喜欢可以留言，不卖，作者舍不得。'],
    rules: ['拍照请关闪光灯', '别摸画面', '留言本请用铅笔'],
    room: 'hall', art: 'calligraphy', minutes: 120, when: ['saturday', 'sunday', 'evening'], capacity: [40, 80], tags: ['展览', '周末'], teacher: 'calligraphy',
  }),
  activity({
    key: 'open-house', title: '文化宫开放日：所有门今天都开着', titleEn: 'Open house: every door is open today',
    summary: '敲鼓、拉坯、投篮、写字，一圈试遍。',
    about: ['一张地图，十二个点，每个点盖一个章。盖满八个，可以优先报一门下期的课。', '后台也开：看灯光怎么调，看幕布后面有什么。放映室的老梅只收小朋友的问题。'],
    rules: ['全家都可以来', '排队的点请别插', '走失请到前台广播'],
    room: 'hall', art: 'house', minutes: 180, when: ['saturday', 'sunday'], capacity: [60, 120], tags: ['开放日', '亲子', '周末'], teacher: 'volunteer',
  }),
  course(6, {
    key: 'hubei-folk-song', title: '湖北民歌六首：从《小女婿》唱到《龙船调》', titleEn: 'Six folk songs of Hubei',
    summary: '一周学一首，学完能和老家的人对歌。',
    about: ['天门的小调、利川的山歌、长阳的南曲，各有各的味。老师先讲词里的笑话，再教拖腔。', '第六节对歌：一边唱“妹娃要过河”，一边接“哪个来推我”，接不上的请大家吃橘子。'],
    rules: ['带水杯', '谱子现场发', '嗓子哑了就打拍子'],
    room: 'musicRoom', art: 'choir', minutes: 90, when: ['evening', 'afternoon'], capacity: [20, 36], tags: ['民歌', '夜校'], teacher: 'music',
  }),
  activity({
    key: 'paper-cut', title: '剪纸下午茶：一剪刀一朵花', titleEn: 'Paper-cutting with afternoon tea',
    summary: '对折、再对折，展开来谁都吓一跳。',
    about: ['孝感雕花剪纸的老师带红纸来，人手一把小剪。先学五瓣花，再学窗格，手巧的可以剪一条鱼。', '茶是老师自己炒的，点心是学员带的。剪坏的纸屑请放筐里，孩子们要拿去贴画。'],
    rules: ['剪刀由我们发，孩子用圆头', '纸屑请入筐', '作品可以带走'],
    room: 'calligraphyRoom', art: 'calligraphy', minutes: 100, when: ['afternoon', 'sunday'], capacity: [16, 26], price: price('discounted', 15, { member: 5, retired: 0 }), tags: ['剪纸', '非遗', '手作'], teacher: 'crafts',
  }),
  activity({
    key: 'shadow-puppet', title: '皮影夜：一盏灯，一块布，一百单八将', titleEn: 'Shadow puppets: one lamp, one cloth, a hundred heroes',
    summary: '云梦皮影，坐前排能看见艺人的手。',
    about: ['开演前先看影人：牛皮刻的，一指厚的灯光一照，人就活了。演一折武松，演一折哪吒，锣鼓都是现场敲。', '散场请到幕后，试着让关公点个头，没有想的容易。'],
    rules: ['开演后请勿走动', '影人请勿用力拉', '四岁以上观看较好'],
    room: 'theatre', art: 'theatre', minutes: 90, when: ['evening', 'saturday'], capacity: [60, 120], price: price('discounted', 15, { member: 5, retired: 0, gig: 0, student: 5 }), tags: ['皮影', '非遗', '亲子'], teacher: 'drama',
  }),
  activity({
    key: 'poetry-night', title: '车间诗会：写过一句也算诗人', titleEn: 'Workshop poetry night: one line makes a poet',
    summary: '写在工资袋背面的句子，今晚念出来。',
    about: ['一人三分钟，念自己的、念别人的都行。灯压低，麦克风放在一台旧车床上。', '没有评委。有一位女工念过“我把夜班拧紧，天就亮了”，后来好多人抄在本子上。'],
    rules: ['报名念诗请带稿子', '听众不用准备', '请别拍念诗的人，除非他点头'],
    room: 'bookroom', art: 'bookroom', minutes: 90, when: ['evening'], capacity: [20, 36], tags: ['诗歌', '夜读'], teacher: 'reading',
  }),
  activity({
    key: 'local-history', title: '老街走读：跟着门牌号走两公里', titleEn: 'Walk the old streets by door numbers',
    summary: '一块门牌，一段旧事，一碗糊汤粉收尾。',
    about: ['领队住了四十年，知道哪扇门后头曾是印刷厂，哪堵墙上还看得见当年的标语。', '走得不快，走走停停。最后一站吃早点，谁认得老板谁先点。'],
    rules: ['穿好走的鞋', '过马路跟领队', '雨天改期并提前通知'],
    room: 'square', art: 'house', minutes: 120, when: ['saturday', 'sunday'], capacity: [16, 26], tags: ['走读', '地方史', '周末'], teacher: 'reading',
  }),
  activity({
    key: 'kids-drama', title: '儿童剧场：台上台下一起演', titleEn: "Children's theatre: the audience plays along",
    summary: '小观众要负责刮风、下雨和学猫叫。',
    about: ['六十分钟，没有一个孩子坐得住，因为台词里有他们的份。演员是幼儿园老师和公交集团的票友。', '剧目一季一换，都是短故事，散场可以上台摸一摸道具。'],
    rules: ['三岁以上一人一座', '开演十分钟后请在门外等换场', '哭了抱出去走走再回来'],
    room: 'theatre', art: 'children', minutes: 60, when: ['saturday', 'sunday'], capacity: [80, 140], price: price('discounted', 20, { member: 10, gig: 5 }), audience: { ageMin: 3 }, tags: ['少儿', '亲子', '演出'], teacher: 'drama',
  }),
]
