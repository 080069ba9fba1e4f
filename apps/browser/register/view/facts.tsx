import type { ComponentChildren, JSX } from 'preact'

/** A name and what it is. */
export interface Fact {
  readonly name: string
  readonly value: ComponentChildren
}

/** Names and what they are: one under the other on a phone, side by side where there is room. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
