import {
  Card,
  Chips,
  Columns,
  ElderHome,
  Empty,
  Hero,
  Lines,
  LinkButton,
  Page,
  Pagination,
  PublicBenefitMeter,
  SearchForm,
  Section,
  SessionList,
  type SessionRowProps,
} from '#kit/ui/portal/index.ts'
import type { Sample, Say } from './index.tsx'

export const rows = (say: Say): (SessionRowProps & { id: string })[] => [
  {
    id: '1',
    href: '/sessions/1',
    title: say('骑手八段锦：十分钟松肩，一小时松心', 'Baduanjin for riders: ten minutes for the shoulders'),
    time: '18:30',
    duration: say('90 分钟', '90 min'),
    where: [
      say('武汉市工人文化宫', 'Wuhan Workers’ Cultural Palace'),
      say('三楼形体室', 'Studio, 3rd floor'),
      say('1.2 公里', '1.2 km'),
    ],
    tags: [
      { tone: 'free', label: say('免费', 'Free') },
      { tone: 'kind', label: say('职工文体', 'Culture and sports') },
      { tone: 'kind', label: say('新就业形态优先', 'Gig workers first') },
    ],
    places: { state: 'left', left: 8, capacity: 30 },
    live: '/places.json',
  },
  {
    id: '2',
    href: '/sessions/2',
    title: say('夜校 · 陶艺入门（第 1 次，共 8 次）', 'Night school: pottery (1 of 8)'),
    time: '19:00',
    duration: say('两小时', '2 hours'),
    where: [
      say('江汉区工人文化宫', 'Jianghan Palace'),
      say('手作坊', 'Craft room'),
      say('2.6 公里', '2.6 km'),
    ],
    tags: [
      { tone: 'draw', label: say('抽签 · 剩 2 天', 'Draw · 2 days left') },
      { tone: 'cost', label: say('材料费 20 元', 'Materials ¥20') },
      { tone: 'kind', label: say('教育培训', 'Education') },
    ],
    places: { state: 'draw', odds: 4.2 },
  },
  {
    id: '3',
    href: '/sessions/3',
    title: say('车间话剧《三班倒》公益演出', 'Shop-floor play “Three Shifts”'),
    time: '19:30',
    duration: say('一场', 'one evening'),
    where: [say('武汉工人文化宫', 'Wuhan Palace'), say('职工剧场', 'Theatre'), say('3.4 公里', '3.4 km')],
    tags: [
      { tone: 'free', label: say('免费', 'Free') },
      { tone: 'kind', label: say('文明实践', 'Civic practice') },
    ],
    places: { state: 'waitlist', waiting: 17, capacity: 420 },
  },
  {
    id: '4',
    href: '/sessions/4',
    title: say('职工书屋夜读：随到随坐', 'Bookroom by night: just walk in'),
    time: '20:00',
    duration: say('一小时', '1 hour'),
    where: [say('青山区工人文化宫', 'Qingshan Palace'), say('6.8 公里', '6.8 km')],
    tags: [{ tone: 'free', label: say('免费', 'Free') }],
    places: { state: 'walkIn' },
  },
]

export const home: Sample = (say, elder) => (
  <Page title={say('今晚去哪儿', 'Tonight')} description={say('全省工人文化宫的活动', 'What is on')}>
    <Hero
      picture="house"
      title={say('今晚，去文化宫。', 'Tonight, at the palace.')}
      lead={say(
        '11月22日 星期日 · 全省 86 座文化宫，今天有 412 场活动，其中 371 场免费',
        'Sunday 22 November · 86 palaces, 412 sessions today, 371 of them free',
      )}
    >
      {elder && <ElderHome phone="027-8577 0000" />}
      <SearchForm />
      <Chips
        items={[
          say('今晚', 'Tonight'),
          say('本周末', 'This weekend'),
          say('免费', 'Free'),
          say('离我近', 'Near me'),
          say('带孩子', 'With children'),
          say('夜校课程', 'Night school'),
          say('抽签报名中', 'Draws open'),
        ].map((label, index) => ({
          label,
          href: `/search?f=${index}`,
          current: index === 0,
          island: index === 3 ? ('near' as const) : undefined,
        }))}
      />
    </Hero>
    <Columns
      side={
        <>
          <Card title={say('现在开着', 'Open now')}>
            <Lines
              items={[
                {
                  label: say('职工书屋', 'Bookroom'),
                  value: say('到 21:00 · 还有座', 'until 21:00 · seats free'),
                },
                { label: say('职工服务台', 'Service counter'), value: say('到 20:00', 'until 20:00') },
                {
                  label: say('法律援助窗口', 'Legal aid desk'),
                  value: say('明早 9:00 开', 'opens tomorrow 9:00'),
                },
                { label: say('骑手驿站', 'Riders’ stop'), value: say('24 小时', '24 hours') },
              ]}
            />
          </Card>
          <Card title={say('公益刻度', 'Public benefit')} note={say('本月 · 武汉', 'Wuhan, this month')}>
            <PublicBenefitMeter
              shares={{ free: 71, discounted: 17, atCost: 8, commercial: 4 }}
              caption={say('本月武汉开放时长的收费构成', 'Room-hours by price, Wuhan, this month')}
            />
          </Card>
        </>
      }
    >
      <Section title={say('今晚', 'Tonight')} note={say('江岸区及附近 · 12 场', 'Jiang’an and nearby · 12')}>
        <SessionList sessions={rows(say)} empty={null} />
        <Pagination next="/search?after=4" />
      </Section>
      <Section title={say('明早', 'Tomorrow morning')}>
        <SessionList
          sessions={[]}
          empty={
            <Empty title={say('明早还没有安排', 'Nothing is planned for tomorrow morning')}>
              <p>
                {say(
                  '可以看看下午的，或者到隔壁的江汉区走走。',
                  'Look at the afternoon, or go to the next district.',
                )}
              </p>
              <LinkButton href="/search">{say('看看下午', 'See the afternoon')}</LinkButton>
            </Empty>
          }
        />
      </Section>
    </Columns>
  </Page>
)
