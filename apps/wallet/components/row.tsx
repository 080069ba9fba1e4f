import type { ComponentChildren, JSX } from 'preact'
import { NextIcon } from './icons.tsx'

/** A line of a list that leads somewhere. */
export function Row(props: {
  readonly title: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly onClick: () => void
  readonly danger?: boolean
  readonly current?: boolean
}): JSX.Element {
  const { title, hint, value, onClick, danger = false, current = false } = props
  return (
    <button class={`row ${danger ? 'danger' : ''}`} type="button" aria-current={current} onClick={onClick}>
      <span class="row-text">
        <span class="row-title">{title}</span>
        {hint && <span class="row-hint">{hint}</span>}
      </span>
      {value && <span class="row-value">{value}</span>}
      <NextIcon />
    </button>
  )
}

/** One fact with its name. */
export function Fact(props: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="fact">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
