import {
  Button,
  Buttons,
  Checkbox,
  CodeInput,
  ErrorSummary,
  Form,
  LinkButton,
  Page,
  Radios,
  Select,
  Stars,
  TextArea,
  TextInput,
} from '#kit/ui/portal/index.ts'
import type { Sample } from './index.tsx'

export const forms: Sample = (say) => (
  <Page title={say('登录', 'Sign in')} width="narrow" private>
    <h1>{say('用手机号登录', 'Sign in with your phone')}</h1>
    <ErrorSummary
      errors={[
        { field: 'phone', message: say('手机号要 11 位数字', 'The phone number needs 11 digits') },
        {
          field: 'code',
          message: say('验证码过期了，请重新获取', 'The code has expired, ask for a new one'),
        },
      ]}
    />
    <Form action="/sign-in">
      <TextInput
        name="phone"
        type="tel"
        inputMode="numeric"
        size="phone"
        autoComplete="tel-national"
        label={say('手机号', 'Phone number')}
        hint={say('我们只用它登录和通知你', 'Used only to sign you in and to tell you')}
        error={say('手机号要 11 位数字', 'The phone number needs 11 digits')}
        defaultValue="1380013"
      />
      <CodeInput
        name="code"
        label={say('短信验证码', 'Code')}
        error={say('验证码过期了，请重新获取', 'The code has expired, ask for a new one')}
      />
      <Select
        name="division"
        label={say('住在哪里', 'Where you live')}
        value="2"
        options={[
          { value: '1', label: say('江岸区', 'Jiang’an') },
          { value: '2', label: say('江汉区', 'Jianghan') },
        ]}
      />
      <Radios
        name="for"
        label={say('给谁报名', 'For whom')}
        value="me"
        options={[
          { value: 'me', label: say('我自己', 'Myself') },
          {
            value: 'child',
            label: say('女儿 张小*（8 岁）', 'My daughter (8)'),
            hint: say('未满 14 岁，需要监护人同意', 'Under 14: a guardian consents'),
          },
          {
            value: 'mother',
            label: say('母亲', 'My mother'),
            hint: say('今晚已有一场', 'Has a session tonight'),
            disabled: true,
          },
        ]}
      />
      <TextArea name="note" label={say('想说的话', 'Anything to add')} optional maxLength={200} />
      <Stars name="stars" label={say('这场怎么样', 'How was it')} value={4} />
      <Checkbox
        name="consent"
        label={say('同意把到场情况告诉老师', 'The teacher may see whether I came')}
        error={say('不同意就没法签到', 'Without it you cannot be checked in')}
      />
      <Buttons>
        <Button>{say('登录', 'Sign in')}</Button>
        <LinkButton href="/">{say('先看看', 'Just look')}</LinkButton>
        <Button tone="danger">{say('取消报名', 'Cancel my place')}</Button>
        <Button tone="link">{say('重新发送', 'Send again')}</Button>
      </Buttons>
    </Form>
  </Page>
)
