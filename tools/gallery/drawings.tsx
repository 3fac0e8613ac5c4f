import { Illustration, illustrationKeys, Page } from '#kit/ui/portal/index.ts'
import type { Sample } from './index.tsx'

export const drawings: Sample = () => (
  <Page title="Drawings" width="narrow">
    <h1>Drawings</h1>
    {illustrationKeys.map((key) => (
      <div key={key}>
        <h2>{key}</h2>
        <Illustration name={key} />
      </div>
    ))}
  </Page>
)
