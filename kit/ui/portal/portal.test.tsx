import { describe, expect, test } from 'vitest'
import {
  Checkbox,
  Countdown,
  Empty,
  ErrorSummary,
  errorOf,
  Form,
  Page,
  PlacesLeft,
  PublicBenefitMeter,
  Radios,
  SessionList,
  Table,
  TextInput,
  Ticket,
} from './index.ts'
import { html } from './testing.tsx'

/** The value of an attribute of the first element that matches. */
const attribute = (markup: string, element: RegExp, name: string) =>
  markup.match(element)?.[0].match(new RegExp(`${name}="([^"]*)"`))?.[1]

describe('fields', () => {
  test('an input is named by its label and described by hint and error', () => {
    const markup = html(<TextInput name="phone" label="手机号" hint="11 位" error="位数不对" />)
    const input = /<input[^>]*>/
    expect(attribute(markup, input, 'id')).toBe('f-phone')
    expect(attribute(markup, /<label[^>]*>/, 'for')).toBe('f-phone')
    expect(attribute(markup, input, 'aria-invalid')).toBe('true')
    const described = attribute(markup, input, 'aria-describedby')?.split(' ') ?? []
    expect(described).toEqual(['f-phone-hint', 'f-phone-error'])
    for (const id of described) expect(markup).toContain(`id="${id}"`)
  })

  test('without hint and error nothing dangles', () => {
    const markup = html(<TextInput name="phone" label="手机号" />)
    expect(markup).not.toContain('aria-describedby')
    expect(markup).not.toContain('aria-invalid')
  })

  test('the error summary leads to the field, also to the first of several radios and to a checkbox', () => {
    const errors = [
      { field: 'for', message: '请选一位' },
      { field: 'consent', message: '请先同意' },
      { message: '整张表的问题' },
    ]
    const markup = html(
      <>
        <ErrorSummary errors={errors} />
        <Radios
          name="for"
          label="给谁"
          error={errorOf(errors, 'for')}
          options={[
            { value: 'me', label: '我' },
            { value: 'child', label: '孩子' },
          ]}
        />
        <Checkbox name="consent" label="同意" error={errorOf(errors, 'consent')} />
      </>,
    )
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/g))
      expect(markup).toMatch(new RegExp(`<input[^>]* id="${id}"`))
    expect(markup.match(/href="#/g)).toHaveLength(2)
    expect(new Set(markup.match(/ id="[^"]+"/g)).size).toBe(markup.match(/ id="[^"]+"/g)?.length)
  })

  test('what would add something each time carries the key of its drawing, anything else does not', () => {
    const once = (
      <Form action="/x" once>
        a
      </Form>
    )
    expect(html(once, { formKey: 'k1' })).toContain('name="idempotencyKey" value="k1"')
    expect(html(once)).not.toContain('idempotencyKey')
    expect(html(<Form action="/x">a</Form>, { formKey: 'k1' })).not.toContain('idempotencyKey')
  })
})

describe('text from people', () => {
  const nasty = '</script><img src=x onerror=alert(1)>'

  test('is escaped in content, attributes and structured data', () => {
    const markup = html(
      <Page title={nasty} description={nasty} jsonLd={{ name: nasty }}>
        <SessionList
          empty={null}
          sessions={[
            {
              id: '1',
              href: '/sessions/1',
              title: nasty,
              time: '18:30',
              where: [nasty],
              places: { state: 'walkIn' },
            },
          ]}
        />
        <TextInput name="q" label={nasty} defaultValue={`"${nasty}`} />
      </Page>,
    )
    expect(markup).not.toContain('<img')
    expect(markup.match(/<\/script>/g)).toHaveLength(1)
  })
})

describe('what is said', () => {
  test.each([
    [{ state: 'left', left: 8, capacity: 30 }, '余 8', '共 30 位'],
    [{ state: 'waitlist', waiting: 17, capacity: 420 }, '候补 17', '已满 420 位'],
    [{ state: 'draw', odds: 4.21 }, '1 : 4.2', '现在报名的机会'],
  ] as const)('places %j', (places, figure, label) => {
    expect(html(<PlacesLeft places={places} />)).toContain(`<b>${figure}</b> <span>${label}</span>`)
  })

  test('live places carry templates with the numbers left open', () => {
    const markup = html(<PlacesLeft places={{ state: 'left', left: 8, capacity: 30 }} live="/places" />)
    expect(attribute(markup, /<div[^>]*>/, 'data-left')).toBe('余 {left}|共 {capacity} 位')
  })

  test('the meter says every share in numbers', () => {
    const markup = html(
      <PublicBenefitMeter caption="本月" shares={{ free: 71, discounted: 17, atCost: 12, commercial: 0 }} />,
    )
    expect([...markup.matchAll(/<td>(\d+%)/g)].map(([, share]) => share)).toEqual(['71%', '17%', '12%', '0%'])
    expect([...markup.matchAll(/<rect[^>]* x="(\d+)"/g)].map(([, x]) => x)).toEqual(['0', '71', '88'])
  })

  test.each([
    ['2026-11-22T10:29:40Z', '还剩 29 分 40 秒'],
    ['2026-11-22T13:05:00Z', '还剩 3 小时 5 分'],
    ['2026-11-24T11:00:00Z', '还剩 2 天 1 小时'],
    ['2026-11-22T09:00:00Z', '时间到了'],
  ])('until %s: %s', (until, words) => {
    expect(html(<Countdown until={Temporal.Instant.from(until)} />)).toContain(words)
  })

  test('only a valid ticket shows a code', () => {
    const ticket = {
      qr: 'x',
      code: '7K3M',
      title: '八段锦',
      when: '今晚',
      where: '武汉',
      holders: ['张*', '李*'],
    }
    expect(html(<Ticket {...ticket} state="valid" />)).toMatch(/张\*、李\*，共 2 人.*7K3M/)
    expect(html(<Ticket {...ticket} state="cancelled" />)).not.toContain('7K3M')
  })

  test('a table names its rows and columns', () => {
    const markup = html(
      <Table
        caption="覆盖"
        columns={[{ label: '区' }, { label: '座', numeric: true }]}
        rows={[['江岸区', 2]]}
      />,
    )
    expect(markup).toContain('<th scope="row">江岸区</th><td class="num">2</td>')
  })

  test('an empty list says what to do', () => {
    expect(html(<SessionList sessions={[]} empty={<Empty title="还没有安排">看看下午</Empty>} />)).toMatch(
      /还没有安排.*看看下午/,
    )
  })
})
