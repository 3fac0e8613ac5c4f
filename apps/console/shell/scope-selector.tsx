import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Cascader } from 'antd'
import { useState, type ReactElement } from 'react'
import { useSearchParams } from 'react-router'
import { inScope, useT } from '#kit/ui/console/index.ts'
import { allPlaces, choiceOf, type Place } from '../places/tree.ts'

/** Where to look: drills from the province to a palace; the choice lives in the URL. */
export function ScopeSelector({ tree, path }: { tree: readonly Place[]; path: readonly Place[] }) {
  const t = useT()
  const [query, setQuery] = useSearchParams()
  const [open, setOpen] = useState(false)
  const place = path.at(-1)!
  const choose = (value: string) => {
    const { search } = new URL(inScope(`/?${query}`, choiceOf(value)), 'http://here')
    setQuery(new URLSearchParams(search))
  }
  // The columns scroll sideways on a phone, by the keyboard too.
  const drill = (columns: ReactElement) => (
    <div className="cascade" role="group" aria-label={t('console:scope.drill')} tabIndex={0}>
      {columns}
    </div>
  )
  if (allPlaces(tree).length === 1) return <b className="scope">{place.label}</b>
  return (
    <div className="scope">
      <Cascader<Place>
        options={[...tree]}
        value={path.map(({ value }) => value)}
        open={open}
        onOpenChange={setOpen}
        allowClear={false}
        changeOnSelect
        expandIcon={<RightOutlined aria-hidden />}
        popupRender={drill}
        getPopupContainer={(trigger) => trigger.parentElement!}
        onChange={(values) => values.length > 0 && choose(String(values.at(-1)))}
        showSearch={{
          filter: (text, options) =>
            options.some(({ label, also }) => label.includes(text) || also.includes(text.toLowerCase())),
        }}
      >
        <Button
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-label={t('console:scope.choose', { name: place.label })}
        >
          {place.label}
          <DownOutlined aria-hidden />
        </Button>
      </Cascader>
      {path.length > 1 && (
        <nav aria-label={t('console:scope.trail')} className="scope-trail">
          {path.slice(0, -1).map(({ value, label }) => (
            <button key={value} type="button" onClick={() => choose(value)}>
              {label}
            </button>
          ))}
        </nav>
      )}
    </div>
  )
}
