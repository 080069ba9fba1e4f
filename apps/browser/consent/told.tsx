import type { ComponentChildren, JSX } from 'preact'

/** What a resident is told, each thing under its name. */
export function Told(props: {
  readonly facts: readonly { readonly name: string; readonly value: ComponentChildren }[]
}): JSX.Element {
  return (
    <dl class="told">
      {props.facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
