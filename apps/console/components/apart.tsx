import { presentLanguage } from '@hefu/app-browser/register'
import type { Language, LocalText } from '@hefu/standard'
import { OtherLanguage } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { language } from '../paraglide/messages.js'
import { Brand } from './brand.tsx'

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
        <OtherLanguage label={language()} value={presentLanguage()} onChange={onLanguage} />
      </header>
      <main class="page">{children}</main>
    </div>
  )
}
