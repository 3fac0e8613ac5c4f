import {
  Buttons,
  Countdown,
  Flash,
  LinkButton,
  Notice,
  Page,
  PrintButton,
  Section,
  Ticket,
  Timeline,
} from '#kit/ui/portal/index.ts'
import type { Sample } from './index.tsx'

export const tickets: Sample = (say) => (
  <Page title={say('我的票', 'My tickets')} width="narrow" private>
    <h1>{say('我的票', 'My tickets')}</h1>
    <Flash>{say('报上了。到时候出示这张票就行。', 'You have a place. Show this ticket at the door.')}</Flash>
    <Ticket
      qr="wenhuagong:7K3M9Q"
      code="7K3M 9Q"
      state="valid"
      title={say('骑手八段锦', 'Baduanjin for riders')}
      when={say('今晚 18:30–20:00', 'Tonight 18:30–20:00')}
      where={say('武汉市工人文化宫 三楼形体室', 'Wuhan Palace, studio')}
      holders={[say('张*', 'Zhang*'), say('张小*', 'Zhang Xiao*')]}
      note={say('18:00 前可取消', 'Cancel until 18:00')}
    />
    <Buttons>
      <LinkButton href="/ics">{say('加到日历', 'Add to calendar')}</LinkButton>
      <PrintButton />
    </Buttons>
    <Section title={say('候补', 'Waitlist')}>
      <Notice
        tone="urgent"
        title={say('轮到你了：这个位子给你留着', 'Your turn: this place is kept for you')}
      >
        <p>
          <Countdown until={Temporal.Instant.from('2026-11-22T10:29:40Z')} />
        </p>
      </Notice>
      <Timeline
        steps={[
          {
            title: say('排到候补第 3 位', 'Third on the waitlist'),
            at: say('昨天 20:14', 'yesterday 20:14'),
            state: 'done',
          },
          {
            title: say('有人取消，轮到你', 'Someone cancelled: your turn'),
            at: '17:59',
            state: 'now',
            detail: say('请在 18:29 前确认', 'Confirm until 18:29'),
          },
          {
            title: say('不确认就给下一位', 'Otherwise the next person is asked'),
            at: '18:29',
            state: 'next',
          },
        ]}
      />
      <Ticket
        qr="x"
        code=""
        state="waiting"
        title={say('陶艺入门', 'Pottery')}
        when={say('本周六 14:00', 'Saturday 14:00')}
        where={say('江汉区工人文化宫', 'Jianghan Palace')}
        holders={[say('张*', 'Zhang*')]}
      />
      <Ticket
        qr="x"
        code=""
        state="used"
        title={say('书法入门', 'Calligraphy')}
        when={say('上周五 19:00', 'Last Friday 19:00')}
        where={say('江汉区工人文化宫', 'Jianghan Palace')}
        holders={[say('张*', 'Zhang*')]}
      />
    </Section>
  </Page>
)
