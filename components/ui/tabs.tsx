'use client'
/**
 * Tabs by the WAI-ARIA pattern, opened by hand: arrow keys, Home and End move the focus; Enter, Space and a click open. Ours, because every
 * lesson page carries it on its first load, where the primitives' collection machinery weighs more than all of this.
 */
import { type KeyboardEvent, type ReactNode, useRef } from 'react'

export interface Tab<Name extends string> {
  readonly name: Name
  readonly label: ReactNode
}

export interface TabRowProps<Name extends string> {
  /** Begins the ids of tabs and panels. */
  readonly id: string
  readonly label: string
  readonly tabs: readonly Tab<Name>[]
  readonly value: Name
  readonly onValue: (name: Name) => void
  readonly className: string | undefined
  readonly tabClass: string | undefined
}

export function TabRow<Name extends string>(props: TabRowProps<Name>) {
  const { id, label, tabs, value, onValue, className, tabClass } = props
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(row.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])]
    const next = nextIndex(event.key, all.indexOf(document.activeElement as HTMLElement), all.length)
    if (next === undefined) return
    event.preventDefault()
    all[next]?.focus()
  }
  return (
    <div ref={row} role="tablist" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.name}
          type="button"
          role="tab"
          id={`${id}-tab-${tab.name}`}
          aria-controls={`${id}-panel-${tab.name}`}
          aria-selected={tab.name === value}
          data-state={tab.name === value ? 'active' : 'inactive'}
          tabIndex={tab.name === value ? 0 : -1}
          className={tabClass}
          onClick={() => onValue(tab.name)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

/** The ends of the row meet. */
export function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count
    case 'ArrowLeft':
      return (index - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

export interface TabPanelProps {
  readonly id: string
  readonly name: string
  readonly value: string
  /** Keeps what is in it while another panel is shown. */
  readonly keep?: boolean
  readonly className: string | undefined
  readonly tabIndex?: number
  readonly children: ReactNode
}

export function TabPanel({ id, name, value, keep, className, tabIndex = 0, children }: TabPanelProps) {
  const shown = name === value
  return (
    <div
      role="tabpanel"
      id={`${id}-panel-${name}`}
      aria-labelledby={`${id}-tab-${name}`}
      data-state={shown ? 'active' : 'inactive'}
      className={className}
      hidden={!shown}
      tabIndex={tabIndex}
    >
      {(shown || keep) && children}
    </div>
  )
}
