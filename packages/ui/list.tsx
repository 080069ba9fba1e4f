import type { ComponentChildren, JSX } from 'preact'
import { NextIcon } from './icons.tsx'

/** Lines that belong together. */
export function List({
  children,
  label,
}: {
  readonly children: ComponentChildren
  readonly label?: string
}): JSX.Element {
  return (
    <section class="list" aria-label={label}>
      {children}
    </section>
  )
}

/** A line of a list: one that leads somewhere where `onClick` is given, else one that says something. */
export function ListItem(props: {
  readonly title: string
  readonly hint?: string | undefined
  readonly value?: ComponentChildren
  readonly onClick?: (() => void) | undefined
  readonly danger?: boolean
  readonly current?: boolean
}): JSX.Element {
  const { title, hint, value, onClick, danger = false, current = false } = props
  const words = (
    <>
      <span class="row-text">
        <span class="row-title">{title}</span>
        {hint && <span class="row-hint">{hint}</span>}
      </span>
      {value && <span class="row-value">{value}</span>}
    </>
  )
  if (!onClick) return <div class="row">{words}</div>
  return (
    <button class={danger ? 'row danger' : 'row'} type="button" aria-current={current} onClick={onClick}>
      {words}
      <NextIcon />
    </button>
  )
}
