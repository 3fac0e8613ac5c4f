import { Spin } from 'antd'
import { useT } from '#kit/ui/console/index.ts'

/** While the first answer is on its way. */
export function Waiting() {
  return (
    <div className="waiting">
      <Spin size="large" description={useT()('console:shell.loading')} />
    </div>
  )
}
