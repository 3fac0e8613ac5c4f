import {
  ActionBar,
  ActionCard,
  Button,
  Columns,
  FactList,
  Form,
  Illustration,
  Note,
  OutlineMap,
  Page,
  PlacesLeft,
  PriceTag,
  Section,
  ShareButton,
  Buttons,
  Tag,
} from '#kit/ui/portal/index.ts'
import type { Sample } from './index.tsx'

export const session: Sample = (say) => (
  <Page
    title={say('骑手八段锦', 'Baduanjin for riders')}
    crumbs={[
      { label: say('武汉', 'Wuhan'), href: '/divisions/4201' },
      { label: say('武汉市工人文化宫', 'Wuhan Palace'), href: '/palaces/1' },
      { label: say('骑手八段锦', 'Baduanjin') },
    ]}
    banner={<Illustration name="baduanjin" />}
  >
    <Columns
      side={
        <ActionCard title={say('报名', 'Sign up')}>
          <Form action="/sessions/1/enrolments">
            <ActionBar
              figure={<PlacesLeft places={{ state: 'left', left: 8, capacity: 30 }} live="/places.json" />}
            >
              <Button>{say('报名，占 1 个位子', 'Sign up for 1 place')}</Button>
            </ActionBar>
          </Form>
        </ActionCard>
      }
    >
      <h1>
        {say('骑手八段锦：十分钟松肩，一小时松心', 'Baduanjin for riders: ten minutes for the shoulders')}
      </h1>
      <p className="tags">
        <PriceTag priceClass="free" />
        <Tag tone="kind">{say('职工文体', 'Culture and sports')}</Tag>
        <Tag tone="kind">{say('新就业形态优先', 'Gig workers first')}</Tag>
      </p>
      <FactList
        facts={[
          {
            label: say('时间', 'When'),
            value: say('今晚 18:30–20:00', 'Tonight 18:30–20:00'),
            detail: (
              <>
                {say('11月22日 星期日', 'Sunday 22 November')} ·{' '}
                <a href="/ics">{say('加到日历', 'Add to calendar')}</a>
              </>
            ),
          },
          {
            label: say('地点', 'Where'),
            value: say('武汉市工人文化宫 三楼形体室', 'Wuhan Palace, studio, 3rd floor'),
            detail: say(
              '1.2 公里 · 地铁香港路站 B 口步行 6 分钟 · 有电梯',
              '1.2 km · 6 minutes from Xianggang Lu, exit B · lift',
            ),
          },
          {
            label: say('谁能来', 'For whom'),
            value: say(
              '所有职工；骑手、司机先到有 10 个预留位',
              'All workers; 10 places kept for riders and drivers',
            ),
            detail: say('你可以报名（未用预留位）', 'You can sign up'),
          },
          { label: say('老师', 'Teacher'), value: say('周老师 · 市职工气功协会', 'Teacher Zhou') },
        ]}
      />
      <Section title={say('要知道的', 'Good to know')}>
        <ul>
          <li>{say('穿宽松衣服，场地有储物柜。', 'Wear something loose; there are lockers.')}</li>
          <li>
            {say(
              '18:00 前可取消；到场超过 15 分钟未签到，位子会让给候补。',
              'Cancel until 18:00; after 15 minutes your place goes to the waitlist.',
            )}
          </li>
        </ul>
        <Note>
          {say(
            '带孩子来？可以同时给家人报名，进场只扫一次码。',
            'Coming with a child? Sign up together; one code for all.',
          )}
        </Note>
      </Section>
      <Section title={say('怎么走', 'How to get there')}>
        <OutlineMap
          label={say('江岸区及周边', 'Jiang’an and around')}
          viewBox="0 0 320 200"
          outlines={[
            {
              code: '420102',
              name: say('江岸区', 'Jiang’an'),
              path: 'M120 60L190 30L250 60L240 110L180 130L130 110Z',
              current: true,
            },
            { code: '420103', name: say('江汉区', 'Jianghan'), path: 'M120 60L130 110L90 140L50 110L70 60Z' },
            {
              code: '420106',
              name: say('武昌区', 'Wuchang'),
              path: 'M180 130L240 110L290 140L260 190L170 185Z',
            },
          ]}
          marker={{ x: 180, y: 88, label: say('武汉市工人文化宫', 'Wuhan Palace') }}
        />
        <Buttons>
          <ShareButton title={say('骑手八段锦', 'Baduanjin')} />
        </Buttons>
      </Section>
    </Columns>
  </Page>
)
