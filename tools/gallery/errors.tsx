import { Buttons, Illustration, LinkButton, Page, SearchForm } from '#kit/ui/portal/index.ts'
import type { Sample } from './index.tsx'

export const errorPage: Sample = (say) => (
  <Page title={say('没找到', 'Not found')} banner={<Illustration name="not-found" />}>
    <h1>{say('这间屋子我们没找到', 'We could not find this room')}</h1>
    <p>{say('可能改了名字，或者已经办完了。', 'It may have a new name, or be over.')}</p>
    <SearchForm />
    <Buttons>
      <LinkButton href="/">{say('回首页', 'Home')}</LinkButton>
    </Buttons>
    <Illustration name="broken" />
  </Page>
)
