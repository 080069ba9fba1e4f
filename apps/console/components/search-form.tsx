import { Button, TextField } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { things_search } from '../paraglide/messages.js'

/** Looks for words, narrowed by what else is chosen beside them. */
export function SearchForm(props: {
  /** What the words are looked for in. */
  readonly label: string
  readonly words: string
  readonly onWords: (words: string) => void
  readonly onSearch: () => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { label, words, onWords, onSearch, children } = props
  const search = (event: Event): void => {
    event.preventDefault()
    onSearch()
  }
  return (
    <search>
      <form class="filters" onSubmit={search}>
        <TextField label={label} value={words} onInput={onWords} inputMode="search" />
        {children}
        <Button type="submit" kind="secondary">
          {things_search()}
        </Button>
      </form>
    </search>
  )
}
