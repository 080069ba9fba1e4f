import { presentLanguage } from '@hefu/app-browser'
import type { Language } from '@hefu/standard'
import { OtherLanguage } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { language, site_title } from '../paraglide/messages.js'

/** A screen before anybody is signed in: one thing to do. */
export function Apart(props: {
  readonly onLanguage: (language: Language) => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { onLanguage, children } = props
  return (
    <div class="site">
      <header class="site-line">
        <p class="site-name">{site_title()}</p>
        <OtherLanguage label={language()} value={presentLanguage()} onChange={onLanguage} />
      </header>
      <main class="page">{children}</main>
    </div>
  )
}
