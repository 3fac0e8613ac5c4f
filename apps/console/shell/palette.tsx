import { Input, Modal } from 'antd'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { holdsAnywhere } from '#kit/access/index.ts'
import { inScope, useGo, useT, useViewer } from '#kit/ui/console/index.ts'
import { allPlaces, choiceOf, type Place } from '../places/tree.ts'
import { screens } from '../screens.ts'
import { found, type Entry } from './found.ts'

/** Ctrl-K: any screen or place by its name, pinyin or address, without the mouse. */
export function Palette({ tree, close }: { tree: readonly Place[]; close: () => void }) {
  const t = useT()
  const go = useGo()
  const { actor } = useViewer()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const entries = useMemo((): Entry[] => {
    const open = screens.filter(({ menu, roles }) => menu !== false && holdsAnywhere(actor, roles))
    return [
      ...open.map(({ path, titleKey, group }) => ({
        to: path,
        label: t(titleKey),
        also: path,
        kind: t(`console:group.${group}`),
      })),
      ...allPlaces(tree).map(({ value, label, also }) => ({
        to: inScope('/', choiceOf(value)),
        label,
        also: `${also} ${value}`,
        kind: t('console:palette.place'),
      })),
    ]
  }, [t, tree, actor])
  const hits = found(entries, text).slice(0, 12)
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    close()
    go(entry.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') choose(hits[at])
    else if (step && hits.length > 0) setAt((now) => (now + step + hits.length) % hits.length)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      title={t('console:palette.title')}
      footer={null}
      onCancel={close}
      className="palette"
      destroyOnHidden
    >
      <Input
        ref={(input) => input?.focus()}
        size="large"
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-label={t('console:palette.open')}
        {...(hits[at] ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        placeholder={t('console:palette.open')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={id} aria-label={t('console:palette.title')} className="palette-list">
        {hits.map((entry, index) => (
          <div
            key={entry.to}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => choose(entry)}
            onKeyDown={onKeyDown}
          >
            <span>{entry.label}</span>
            <span className="soft">{entry.kind}</span>
          </div>
        ))}
      </div>
      <p className="soft" role="status">
        {hits.length === 0 ? t('console:palette.nothing') : t('console:palette.keys')}
      </p>
    </Modal>
  )
}
