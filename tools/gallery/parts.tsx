import {
  Button,
  Flash,
  Form,
  Notice,
  Page,
  Pagination,
  PhoneLink,
  Rating,
  Section,
  Select,
  SessionList,
  Table,
  Tags,
  TextInput,
} from '#kit/ui/portal/index.ts'
import { rows } from './home.tsx'
import type { Sample } from './index.tsx'

export const parts: Sample = (say) => (
  <Page
    title={say('武汉市工人文化宫', 'Wuhan Palace')}
    crumbs={[{ label: say('武汉', 'Wuhan'), href: '/w' }, { label: say('武汉市工人文化宫', 'Wuhan Palace') }]}
  >
    <h1>{say('武汉市工人文化宫', 'Wuhan Workers’ Cultural Palace')}</h1>
    <p>
      {say('江岸区解放大道 1234 号', '1234 Jiefang Avenue')} ·{' '}
      <PhoneLink number="027-8577 0000" label={say('服务台', 'Desk')} /> ·{' '}
      <Rating average={4.63} count={128} />
    </p>
    <Tags
      items={[
        { tone: 'free', label: say('免费', 'Free') },
        { tone: 'cost', label: say('优惠 5 元', 'Discounted ¥5') },
        { tone: 'draw', label: say('抽签', 'Draw') },
        { tone: 'kind', label: say('文明实践', 'Civic practice') },
        { tone: 'plain', label: say('演示数据', 'Demonstration') },
      ]}
    />
    <Notice title={say('周一闭馆', 'Closed on Mondays')} />
    <Notice tone="good" title={say('公共区域全天可坐', 'The lobby is open all day')} />
    <Notice tone="warn" title={say('剧场本周检修', 'The theatre is under repair this week')}>
      <p>{say('原定的两场改到多功能厅。', 'Both shows move to the hall.')}</p>
    </Notice>
    <Flash tone="urgent">{say('今晚 20:00 的场次取消了。', 'Tonight’s 20:00 session is cancelled.')}</Flash>
    <details className="filters" open>
      <summary>{say('更多筛选', 'More filters')}</summary>
      <Form action="/search" method="get" className="form filter-form">
        <Select
          name="when"
          label={say('时间', 'When')}
          options={[{ value: '', label: say('不限', 'Any') }]}
        />
        <Select
          name="kind"
          label={say('类别', 'Kind')}
          options={[{ value: '', label: say('不限', 'Any') }]}
        />
        <TextInput name="age" label={say('年龄', 'Age')} size="short" />
        <Button tone="quiet">{say('筛选', 'Apply')}</Button>
      </Form>
    </details>
    <Section title={say('本周', 'This week')}>
      <SessionList
        empty={null}
        sessions={[
          {
            ...rows(say)[0]!,
            day: say('本周六', 'Saturday'),
            places: { state: 'notYet', opens: say('明天 8:00', 'tomorrow 8:00') },
          },
          { ...rows(say)[2]!, day: say('11月30日', '30 Nov'), places: { state: 'cancelled' } },
          { ...rows(say)[1]!, day: say('下周一', 'Monday'), places: { state: 'full', capacity: 24 } },
        ]}
      />
      <Pagination previous="/p" next="/n" summary={say('第 2 页', 'Page 2')} />
    </Section>
    <Table
      caption={say('各区覆盖情况', 'Coverage by district')}
      columns={[
        { label: say('区', 'District') },
        { label: say('文化宫', 'Palaces'), numeric: true },
        { label: say('本月场次', 'Sessions'), numeric: true },
        { label: say('免费', 'Free'), numeric: true },
      ]}
      rows={[
        [say('江岸区', 'Jiang’an'), 2, 186, '74%'],
        [say('江汉区', 'Jianghan'), 1, 97, '69%'],
      ]}
    />
  </Page>
)
