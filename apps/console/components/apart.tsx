import type { Language, LocalText } from '@hefu/standard'
import type { ComponentChildren, JSX } from 'preact'
import { Brand } from './brand.tsx'
import { OtherLanguage } from './other-language.tsx'

/** A screen before anybody is signed in: whose console it is, and one thing to do. */
export function Apart(props: {
  readonly city: LocalText | undefined
  readonly onLanguage: (language: Language) => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { city, onLanguage, children } = props
  return (
    <div class="apart">
      <header class="apart-head">
        <Brand city={city} />
        <OtherLanguage onLanguage={onLanguage} />
      </header>
      <main class="page">{children}</main>
    </div>
  )
}
