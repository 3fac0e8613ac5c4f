import { price, writer } from './template.ts'

const { activity, course } = writer('entrepreneurship')

export const entrepreneurship = [
  activity({
    key: 'small-shop', title: '小店门诊：把账算给你看', titleEn: 'Small-shop clinic: let us do the sums',
    summary: '早餐店、修车铺、理发店，一店一诊。',
    about: ['带上最近三个月的流水，三位老师一起看：一位会计，一位开了二十年店的老板，一位工商窗口退休的同志。', '诊断书写在一张纸上：该涨什么价、该砍什么菜、该办什么证。三个月后回来复诊。'],
    rules: ['流水可以遮住店名', '每店四十分钟', '不推销任何贷款和软件'],
    room: 'consulting', art: 'skills', minutes: 160, when: ['afternoon', 'saturday'], capacity: [4, 8], tags: ['创业', '小店'], teacher: 'business',
  }),
  course(6, {
    key: 'start-business', title: '想开个小店？先在教室里赔一次', titleEn: 'Open a shop? Lose money in class first',
    summary: '六晚模拟经营，亏的是豆子，学的是真账。',
    about: ['每组一百颗豆子起家，租店、进货、定价、碰上修路，每晚一个季度。第三晚一般都会破产，第四晚重新来。', '最后一晚各组讲自己的店，请真店主打分。有两家已经真开了，一家卖面，一家修表。'],
    rules: ['十八岁以上', '中途换组请商量', '豆子不可兑换'],
    room: 'classroom', art: 'skills', minutes: 120, when: ['evening'], capacity: [18, 30], price: price('discounted', 60, { member: 0, gig: 0 }), audience: { ageMin: 18 }, tags: ['创业', '夜校'], teacher: 'business',
  }),
  course(8, {
    key: 'livestream-farm', title: '直播卖山货：镜头前不说大话', titleEn: 'Selling mountain goods on camera, honestly',
    summary: '木耳、香菇、莼菜，自家的东西自己说。',
    about: ['教怎么打光、怎么称重、怎么回答“甜不甜”。老师要求只说三样：哪来的、怎么做的、坏了怎么赔。', '第八节真开播两小时，卖出去的钱归各家。'],
    rules: ['自带样品和一部手机', '不夸大功效，违者下播', '有营业执照可带来办开店'],
    room: 'classroom', art: 'photography', minutes: 110, when: ['evening', 'sunday'], capacity: [14, 22], price: price('discounted', 80, { member: 40, gig: 40 }), audience: { ageMin: 18 }, tags: ['直播', '创业'], teacher: 'business',
  }),
  activity({
    key: 'innovation-stand', title: '金点子擂台：小改小革大家看', titleEn: 'Bright ideas stand: small fixes, big relief',
    summary: '一个改过的夹具，可能救了十根手指。',
    about: ['车间里的小发明摆一屋子，作者站在旁边讲：原来多费劲、现在省几步、花了多少钱。', '评委是同行，投票用螺母。螺母最多的三项，帮着找厂家试一批，有需要的帮着办专利。'],
    rules: ['样品尺寸不超过一张课桌', '涉密的请只讲思路', '可以团队参加'],
    room: 'hall', art: 'skills', minutes: 150, when: ['saturday', 'evening'], capacity: [40, 70], tags: ['创新', '劳模'], teacher: 'trade',
  }),
  activity({
    key: 'model-worker-lab', title: '劳模工作室开放日：看师傅的手', titleEn: "Model worker's workshop: watch the hands",
    summary: '焊一道鱼鳞纹，磨一把不卷刃的刀。',
    about: ['师傅做，徒弟讲，观众可以上手试三分钟。试完你就知道，那条直线为什么值钱。', '现场收徒登记，只收肯从扫地学起的。工友想解决的难题可以写在白板上，下回公布办法。'],
    rules: ['进操作区必须戴护目镜', '凉鞋、裙装请在观众区', '八岁以下请在线外观看'],
    room: 'hall', art: 'skills', minutes: 120, when: ['saturday', 'afternoon'], capacity: [24, 40], tags: ['劳模', '技能'], teacher: 'trade',
  }),
  activity({
    key: 'job-coffee', title: '换工作咖啡桌：简历改到能看', titleEn: 'Job-change coffee table: fix your CV',
    summary: '一杯咖啡的工夫，把“能吃苦”改成本事。',
    about: ['六张小桌，每桌一位人事干部，二十分钟一换。他们会告诉你，看一份简历只用十五秒，该把哪行放前面。', '当场打印，当场投，附近三十家单位的岗位贴在墙上，都写了工资数。'],
    rules: ['带手机或纸质简历', '证书拍照即可', '不收任何介绍费'],
    room: 'hall', art: 'skills', minutes: 120, when: ['saturday', 'afternoon', 'evening'], capacity: [24, 40], audience: { ageMin: 16 }, tags: ['就业', '创业'], teacher: 'business',
  }),
  course(6, {
    key: 'housekeeping', title: '家政月嫂持证班：手上有证，腰里有底', titleEn: 'Certified home-care course',
    summary: '六次课加一次实操考，发证就能上岗。',
    about: ['护理、营养、沟通、合同，四样缺一不可。老师做过二十六家月子，最会教的是怎么和人家婆婆说话。', '结业推荐到正规公司，合同帮你看，中介费一分不收。'],
    rules: ['带健康证或现场预约体检', '缺实操课不能考核', '年龄十八到五十五岁'],
    room: 'classroom', art: 'skills', minutes: 150, when: ['saturday', 'afternoon'], capacity: [16, 26], price: price('atCost', 260, { member: 120, gig: 120 }), audience: { ageMin: 18, ageMax: 55 }, tags: ['家政', '考证', '就业'], teacher: 'trade',
  }),
  activity({
    key: 'policy-window', title: '创业政策一张桌：贷款、补贴、减税一次问完', titleEn: 'One table for start-up policy',
    summary: '四个部门坐一张桌，谁也别推给谁。',
    about: ['人社、税务、市场监管、银行各来一位，坐成一排。先说你干什么，他们轮流说你能领什么。', '能办的当场填，不能办的写清楚差什么、去几楼、找谁，盖上我们的章。'],
    rules: ['带身份证和营业执照（如有）', '按号入座', '不承诺放款，只讲明白'],
    room: 'hall', art: 'house', minutes: 120, when: ['afternoon'], capacity: [20, 36], tags: ['政策', '创业'], teacher: 'business',
  }),
]
