import { writer } from './template.ts'

const { activity, course } = writer('civicPractice')

export const civicPractice = [
  activity({
    key: 'repair-cafe', title: '修修补补星期六：别扔，先拿来看看', titleEn: "Repair Saturday: don't bin it, bring it",
    summary: '伞、锅、收音机、拉链，老师傅免费修。',
    about: ['十位老师傅一字排开，有修表的、补锅的、换拉链的、看电饭煲的。修得好带走，修不好告诉你为什么。', '排队的时候可以学两手：怎么换插头、怎么给自行车补胎。小孩递螺丝刀有糖吃。'],
    rules: ['一人一次两件', '换零件只收零件钱', '大家电请先打电话'],
    room: 'hall', art: 'volunteering', minutes: 150, when: ['saturday'], capacity: [30, 60], tags: ['志愿服务', '便民'], teacher: 'volunteer',
  }),
  activity({
    key: 'free-haircut', title: '一块布一把剪：免费理发日', titleEn: 'Free haircut day',
    summary: '平头、板寸、老式分头，样样剪得好。',
    about: ['剪头的是理发店的师傅，轮休日来。老人坐着剪，行动不便的，提前说，我们上门。', '剪完有镜子、有热毛巾。不满意可以再修，别客气。'],
    rules: ['头发请先洗好', '按号入座', '染烫不做'],
    room: 'hall', art: 'volunteering', minutes: 150, when: ['morning'], capacity: [20, 36], tags: ['志愿服务', '便民', '退休生活'], teacher: 'volunteer',
  }),
  activity({
    key: 'river-cleanup', title: '江滩捡跑：弯一次腰，记一分', titleEn: 'Riverbank plogging: one bend, one point',
    summary: '慢跑三公里，手里拎个袋子。',
    about: ['跑步的人嫌捡垃圾慢，捡垃圾的人嫌跑步快，凑到一起刚刚好。袋子、手套我们发，回来过秤。', '最重的一袋奖一棵多肉。去年最奇怪的收获是一只完好的闹钟，现在挂在前台。'],
    rules: ['穿长裤和防滑鞋', '碎玻璃和针头不要碰，喊领队', '十四岁以下需家长同行'],
    room: 'square', art: 'volunteering', minutes: 100, when: ['saturday', 'sunday'], capacity: [24, 50], tags: ['志愿服务', '环保', '跑步'], teacher: 'volunteer',
  }),
  activity({
    key: 'labour-model-talk', title: '劳模来串门：不讲大道理，讲手上的茧', titleEn: 'A model worker drops in',
    summary: '一把椅子，一杯茶，一个人讲自己的活。',
    about: ['讲的人有架线工、乡村医生、公交司机、炊事员。每次一位，讲四十分钟，剩下时间随便问。', '不念稿，不鼓掌也没关系。常有人听完留下来，想看看那双手。'],
    rules: ['开讲后请从后门进', '提问先报名字', '想请到单位讲，可在前台点单'],
    room: 'hall', art: 'house', minutes: 90, when: ['evening', 'afternoon'], capacity: [40, 80], tags: ['劳模', '讲座'], teacher: 'volunteer',
  }),
  activity({
    key: 'policy-plain-talk', title: '新闻白话：一周大事拉家常', titleEn: 'The week in plain words',
    summary: '养老金、医保、高铁票价，说到谁就问谁。',
    about: ['讲的是报上的事，用的是家里的话。老师带一张大白纸，边讲边画，画完大家接着添。', '听完有半小时讨论，说错了不要紧，查得到的现场查。'],
    rules: ['请尊重不同看法', '发言每人三分钟', '茶水自取'],
    room: 'classroom', art: 'bookroom', minutes: 90, when: ['morning', 'evening'], capacity: [24, 40], tags: ['讲座', '退休生活'], teacher: 'volunteer',
  }),
  activity({
    key: 'community-museum', title: '厂史馆讲解：听老师傅讲那台机床', titleEn: 'Factory history tour with an old hand',
    summary: '每一台机器背后，都有人抱着它过年。',
    about: ['讲解员是当年开这台机床的人。他会告诉你哪个手柄磨亮了、哪一年停电停了三天、谁在这里谈成了对象。', '孩子可以敲一次下班的铃。讲完有老照片认人，认出自己家人的，可以带走一张翻印。'],
    rules: ['请勿触摸展品，铃除外', '十人以上团体请预约', '轮椅可全程通行'],
    room: 'hall', art: 'house', minutes: 75, when: ['saturday', 'sunday', 'morning'], capacity: [20, 36], tags: ['厂史', '亲子'], teacher: 'volunteer',
  }),
  course(4, {
    key: 'volunteer-training', title: '志愿者上岗四课：热心也要会方法', titleEn: 'Volunteer training in four lessons',
    summary: '怎么扶人、怎么问话、怎么说“不”。',
    about: ['头一课练倾听，第二课练扶轮椅，第三课讲隐私和边界，第四课跟着老志愿者出一次门。', '学完发证，服务时长进自己的账户。做满三十小时，课程优先报名一次。'],
    rules: ['十六岁以上', '四课全到才发证', '出门服务请穿马甲'],
    room: 'classroom', art: 'volunteering', minutes: 100, when: ['evening', 'saturday'], capacity: [20, 30], audience: { ageMin: 16 }, tags: ['志愿服务', '培训'], teacher: 'volunteer',
  }),
  activity({
    key: 'blood-pressure', title: '量血压、测视力：家门口的小体检', titleEn: 'Blood pressure and eyesight, round the corner',
    summary: '社区医生坐诊，量完跟你说两句实话。',
    about: ['量血压、测血糖、查视力，十五分钟一圈。数字写在一张卡上，带回去贴冰箱。', '医生会挑着说：盐少一勺、酒少一盅、药别自己停。要转诊的，帮你约号。'],
    rules: ['测血糖请空腹', '带上正在吃的药盒', '结果只告诉本人'],
    room: 'hall', art: 'volunteering', minutes: 120, when: ['morning'], capacity: [30, 50], audience: { residentsOnly: true }, tags: ['健康', '便民', '退休生活'], teacher: 'health',
  }),
  activity({
    key: 'letters-home', title: '写封家书：我们寄，你来写', titleEn: 'Write a letter home: we post it',
    summary: '信纸、邮票、慢时光都给你备好了。',
    about: ['给远处的父母、老家的孩子，或者十年后的自己写一页。不会写的，有志愿者代笔，你说他记。', '写完封口，第二天寄出。去年有位师傅写给走了的老伴，信放在我们的信箱里，每年清明他来看一次。'],
    rules: ['收信地址请写清楚', '代笔内容严格保密', '一人一封'],
    room: 'bookroom', art: 'bookroom', minutes: 100, when: ['evening', 'sunday'], capacity: [16, 30], tags: ['家书', '周末'], teacher: 'volunteer',
  }),
  activity({
    key: 'festival-dumplings', title: '外地工友吃团圆饭：包饺子的手艺不论南北', titleEn: 'A reunion meal for workers far from home',
    summary: '和面的、剁馅的、烧水的，分工自己挑。',
    about: ['没回家的都来，带一样家乡的调料。桌子摆成长条，谁挨着谁坐都行，坐下就是一桌。', '饭后看一场老电影。想家的，门口有一部能打长途的电话，不要钱。'],
    rules: ['忌口请在报名时备注', '孩子可以带', '洗碗轮流来'],
    room: 'hall', art: 'house', minutes: 150, when: ['sunday', 'evening'], capacity: [30, 60], audience: { gigReserved: 12 }, tags: ['团圆', '骑手', '周末'], teacher: 'volunteer',
  }),
  activity({
    key: 'matchmaking', title: '工友相亲角：不问房车，先打一场羽毛球', titleEn: 'Meet someone: badminton first, questions later',
    summary: '动起来的人，看得最清楚。',
    about: ['先按抽签混双打三局，再坐下聊一壶茶。主持人只管破冰，不管介绍条件。', '散场写一张小纸条投进箱子，两边写了同一个名字，我们才递联系方式。没写上也不尴尬，下个月还有。'],
    rules: ['二十二岁以上单身职工，凭身份证登记', '男女名额对半', '未互选的信息当晚销毁'],
    room: 'court', art: 'badminton', minutes: 150, when: ['saturday', 'sunday'], capacity: [20, 32], audience: { ageMin: 22, ageMax: 45 }, tags: ['交友', '羽毛球', '周末'], teacher: 'volunteer',
  }),
]
