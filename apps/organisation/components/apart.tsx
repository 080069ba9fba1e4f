import type { Language } from '@hefu/standard'
import type { ComponentChildren, JSX } from 'preact'
import { site_title } from '../paraglide/messages.js'
import { OtherLanguage } from './other-language.tsx'

/** A screen before anybody is signed in: one thing to do. */
export function Apart(props: {
  readonly onLanguage: (language: Language) => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { onLanguage, children } = props
  return (
    <div class="site">
      <header class="site-head">
        <p class="site-name">{site_title()}</p>
        <OtherLanguage onLanguage={onLanguage} />
      </header>
      <main class="page">{children}</main>
    </div>
  )
}
